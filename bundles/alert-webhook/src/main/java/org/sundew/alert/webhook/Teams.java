package org.sundew.alert.webhook;

import java.util.List;
import java.util.stream.Collectors;
import org.sundew.event.SensorEvent;

/** A message of Teams' workflows: an Adaptive Card of rich text blocks, the one kind of text in which no Markdown is read. */
final class Teams implements Template {
    private static final int MOST = 20;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public String part(SensorEvent event) {
        return JsonText.quoted(ChatLine.of(event));
    }

    @Override
    public String body(List<String> parts) {
        String blocks = parts.stream()
                .map(text -> "{\"type\":\"RichTextBlock\",\"inlines\":[{\"type\":\"TextRun\",\"text\":" + text + "}]}")
                .collect(Collectors.joining(","));
        return "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":"
                + "{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\",\"type\":\"AdaptiveCard\","
                + "\"version\":\"1.4\",\"body\":[" + blocks + "]}}]}";
    }

    @Override
    public String type() {
        return "application/json";
    }
}
