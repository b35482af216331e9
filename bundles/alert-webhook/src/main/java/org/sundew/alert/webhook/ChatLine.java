package org.sundew.alert.webhook;

import java.util.List;
import java.util.Locale;
import org.sundew.event.EventField;
import org.sundew.event.Legible;
import org.sundew.event.SensorEvent;

/**
 * An event on one line for people in a chat. Links are broken up ({@code http[:]//}), so that nobody follows one that a visitor made;
 * what is not shown is written as an escape. Passwords are left out.
 */
final class ChatLine {
    private static final int LONGEST_VALUE = 200;
    private static final List<EventField> DETAILS = List.of(
            EventField.RULE_NAME,
            EventField.USER_NAME,
            EventField.COMMAND_LINE,
            EventField.REQUEST_METHOD,
            EventField.URL_ORIGINAL,
            EventField.FILE_NAME,
            EventField.FILE_SHA256);

    private ChatLine() {}

    static String of(SensorEvent event) {
        StringBuilder line = new StringBuilder("[")
                .append(event.severity().label().toUpperCase(Locale.ROOT))
                .append("] ")
                .append(harmless(event.message()));
        for (EventField field : DETAILS) {
            String value = field.text(event);
            if (!value.isEmpty()) {
                line.append(' ').append(field.ecs()).append('=').append(harmless(value));
            }
        }
        return Brief.is(event) ? line.append(" (cut short)").toString() : line.toString();
    }

    private static String harmless(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_VALUE).forEach(symbol -> Legible.append(symbol, shown));
        boolean cut = text.codePointCount(0, text.length()) > LONGEST_VALUE;
        return shown.toString().replace("://", "[:]//") + (cut ? "..." : "");
    }
}
