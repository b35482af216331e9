package org.sundew.alert.syslog;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.sundew.event.EventField;
import org.sundew.event.SensorEvent;

/**
 * The header of RFC 5424, with structured data: the two elements that the RFC defines, {@code origin} and {@code meta}, and one of ours
 * under the number that RFC 5612 keeps for examples, since Sundew has none of its own.
 */
final class Rfc5424 implements Header {
    private static final int LONGEST_MSGID = 32;
    private static final int LONGEST_PARAM = 64;

    private final Origin origin;

    Rfc5424(Origin origin) {
        this.origin = origin;
    }

    @Override
    public String of(SensorEvent event) {
        StringBuilder header = new StringBuilder(256)
                .append('<')
                .append(Priority.of(origin.facility(), event.severity()))
                .append(">1 ")
                .append(DateTimeFormatter.ISO_INSTANT.format(event.time().truncatedTo(ChronoUnit.MICROS)))
                .append(' ')
                .append(origin.host())
                .append(' ')
                .append(origin.app())
                .append(' ')
                .append(origin.process())
                .append(' ')
                .append(Origin.word(event.action(), LONGEST_MSGID))
                .append(" [origin software=\"Sundew\"");
        param("swVersion", origin.version(), header);
        if (event.sequence() > 0) {
            // 1 to 2147483647, then from 1 again (section 7.3.1)
            header.append("][meta sequenceId=\"")
                    .append((event.sequence() - 1) % Integer.MAX_VALUE + 1)
                    .append('"');
        }
        header.append("][sundew@32473");
        param("id", event.id().toString(), header);
        param("severity", event.severity().label(), header);
        param("src", EventField.SOURCE_IP.text(event), header);
        param("spt", EventField.SOURCE_PORT.text(event), header);
        param("dpt", EventField.DESTINATION_PORT.text(event), header);
        param("listen", EventField.LISTEN_NAME.text(event), header);
        param("visit", EventField.VISIT_ID.text(event), header);
        param("rule", EventField.RULE_NAME.text(event), header);
        return header.append("] ").toString();
    }

    /** Within a value {@code " \ ]} have a backslash in front (section 6.3.3). */
    private static void param(String name, String value, StringBuilder header) {
        if (value.isEmpty()) {
            return;
        }
        header.append(' ').append(name).append("=\"");
        Printable.of(Pieces.start(value, LONGEST_PARAM))
                .chars()
                .filter(c -> c < 0x7F)
                .forEach(c -> {
                    if (c == '"' || c == '\\' || c == ']') {
                        header.append('\\');
                    }
                    header.append((char) c);
                });
        header.append('"');
    }
}
