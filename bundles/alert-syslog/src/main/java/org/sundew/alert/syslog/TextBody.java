package org.sundew.alert.syslog;

import java.util.List;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;

/**
 * The event's message, then {@code name=value} for what it has. A value is in quotes unless it is letters, digits and {@code . : _ -}
 * only; inside of quotes a quote has a backslash in front.
 */
final class TextBody implements Body {
    private static final int LONGEST_VALUE = 1024;
    private static final List<EventField> FIELDS = List.of(
            EventField.EVENT_ID,
            EventField.EVENT_ACTION,
            EventField.LOG_LEVEL,
            EventField.SOURCE_IP,
            EventField.SOURCE_PORT,
            EventField.DESTINATION_PORT,
            EventField.NETWORK_TRANSPORT,
            EventField.NETWORK_PROTOCOL,
            EventField.LISTEN_NAME,
            EventField.VISIT_ID,
            EventField.SOURCE_BYTES,
            EventField.DESTINATION_BYTES,
            EventField.CLOSED_BY,
            EventField.RULE_NAME,
            EventField.LIMIT_NAME,
            EventField.EVENT_OUTCOME,
            EventField.USER_NAME,
            EventField.CREDENTIAL_PASSWORD,
            EventField.COMMAND_LINE,
            EventField.REQUEST_METHOD,
            EventField.URL_ORIGINAL,
            EventField.FILE_NAME,
            EventField.FILE_SHA256);

    @Override
    public String of(SensorEvent event, int room) {
        Pieces pieces = new Pieces(room, " truncated=true");
        pieces.add(Printable.of(event.message()));
        for (EventField field : FIELDS) {
            String value = field.text(event);
            if (!value.isEmpty()) {
                pieces.add(" " + field.ecs() + "=" + quoted(Pieces.start(value, LONGEST_VALUE)));
            }
        }
        return pieces.toString();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9.:_-]+")
                ? value
                : '"' + Printable.of(value).replace("\"", "\\\"") + '"';
    }
}
