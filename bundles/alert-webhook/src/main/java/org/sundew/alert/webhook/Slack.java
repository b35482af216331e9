package org.sundew.alert.webhook;

import java.util.List;
import org.sundew.event.SensorEvent;

/**
 * A message of Slack's incoming webhooks: plain text, in which {@code & < >} are entities, since anything in angle brackets is a link or
 * calls people.
 */
final class Slack implements Template {
    private static final int MOST = 20;
    /** Slack cuts off what is beyond 40,000 characters, without a word (its API change log, April 2018). */
    private static final int BYTES = 40_000;

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
        String text =
                ChatLine.of(event).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return JsonText.escaped(text);
    }

    @Override
    public String body(List<String> parts) {
        return "{\"text\":\"" + String.join("\\n", parts)
                + "\",\"mrkdwn\":false,\"unfurl_links\":false,\"unfurl_media\":false}";
    }

    @Override
    public String type() {
        return "application/json";
    }
}
