package org.sundew.alert.webhook;

import java.util.List;
import org.sundew.event.SensorEvent;

/** A message of Teams' workflows: an Adaptive Card of rich text blocks, the one kind of text in which no Markdown is read. */
final class Teams implements Template {
    private static final int MOST = 20;
    /** Teams refuses more than 28 KB ("Limits and specifications for Microsoft Teams"), and was seen to count in UTF-16. */
    private static final int BYTES = 14_000;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public String part(SensorEvent event) {
        return "{\"type\":\"RichTextBlock\",\"inlines\":[{\"type\":\"TextRun\",\"text\":"
                + JsonText.quoted(ChatLine.of(event)) + "}]}";
    }

    @Override
    public String body(List<String> parts) {
        return "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":"
                + "{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\",\"type\":\"AdaptiveCard\","
                + "\"version\":\"1.4\",\"body\":[" + String.join(",", parts) + "]}}]}";
    }

    @Override
    public String type() {
        return "application/json";
    }
}
