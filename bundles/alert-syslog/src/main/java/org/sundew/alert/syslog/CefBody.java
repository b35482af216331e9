package org.sundew.alert.syslog;

import java.util.Optional;
import org.sundew.event.EventField;
import org.sundew.event.Legible;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Visited;

/**
 * The Common Event Format, version 0 (ArcSight, Implementing CEF, revision 25). In the header a pipe and a backslash, in the extension
 * an equals sign and a backslash have a backslash in front; line ends are written {@code \n} and {@code \r}.
 */
final class CefBody implements Body {
    private static final int LONGEST_VALUE = 1023;

    private final String version;

    /** What names this version of the product. */
    CefBody(String version) {
        this.version = version;
    }

    @Override
    public String of(SensorEvent event, int room) {
        Pieces cef = new Pieces(room, " reason=truncated");
        cef.add("CEF:0|Sundew|Sundew|" + header(version) + "|" + header(id(event)) + "|" + header(event.message()) + "|"
                + severity(event.severity()) + "|rt=" + event.time().toEpochMilli());
        for (Pair pair : PAIRS) {
            String value = pair.field().text(event);
            if (!value.isEmpty()) {
                cef.add(" " + pair.key() + "=" + extension(Pieces.start(value, LONGEST_VALUE)) + pair.label());
            }
        }
        return cef.toString();
    }

    private record Pair(String key, EventField field, String label) {
        static Pair of(String key, EventField field) {
            return new Pair(key, field, "");
        }

        /** A key that says by a second one what it holds. */
        static Pair of(String key, EventField field, String label) {
            return new Pair(key, field, " " + key + "Label=" + label);
        }
    }

    private static final Pair[] PAIRS = {
        Pair.of("externalId", EventField.EVENT_ID),
        Pair.of("act", EventField.EVENT_ACTION),
        Pair.of("src", EventField.SOURCE_IP),
        Pair.of("spt", EventField.SOURCE_PORT),
        Pair.of("dst", EventField.DESTINATION_IP),
        Pair.of("dpt", EventField.DESTINATION_PORT),
        Pair.of("proto", EventField.NETWORK_TRANSPORT),
        Pair.of("app", EventField.SIM_KIND),
        Pair.of("in", EventField.SOURCE_BYTES),
        Pair.of("out", EventField.DESTINATION_BYTES),
        Pair.of("outcome", EventField.EVENT_OUTCOME),
        Pair.of("cs1", EventField.LISTEN_NAME, "listen"),
        Pair.of("cs2", EventField.VISIT_ID, "visit"),
        Pair.of("cs5", EventField.RULE_NAME, "rule"),
        Pair.of("cs6", EventField.LIMIT_NAME, "limit"),
        Pair.of("suser", EventField.USER_NAME),
        Pair.of("cs3", EventField.CREDENTIAL_PASSWORD, "password"),
        Pair.of("cs4", EventField.COMMAND_LINE, "command"),
        Pair.of("requestMethod", EventField.REQUEST_METHOD),
        Pair.of("request", EventField.URL_ORIGINAL),
        Pair.of("requestClientApplication", EventField.USER_AGENT),
        Pair.of("fname", EventField.FILE_NAME),
        Pair.of("fsize", EventField.FILE_SIZE),
        Pair.of("fileHash", EventField.FILE_SHA256)
    };

    /** A signature's own id; otherwise what happened. */
    private static String id(SensorEvent event) {
        Optional<RuleMatch> rule = event instanceof Visited visited ? visited.rule() : Optional.empty();
        return rule.filter(match -> match.ruleset().equals("signatures"))
                .map(RuleMatch::id)
                .orElse(event.action());
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case LOW -> 3;
            case MEDIUM -> 6;
            case HIGH -> 9;
        };
    }

    private static String header(String text) {
        return escaped(text, '|');
    }

    private static String extension(String text) {
        return escaped(text, '=');
    }

    private static String escaped(String text, char special) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(symbol -> {
            if (symbol == special || symbol == '\\') {
                escaped.append('\\').appendCodePoint(symbol);
            } else if (symbol == '\n') {
                escaped.append(special == '=' ? "\\n" : " ");
            } else if (symbol == '\r') {
                escaped.append(special == '=' ? "\\r" : " ");
            } else if (Legible.is(symbol)) {
                escaped.appendCodePoint(symbol);
            } else {
                // an escape that the format does not know, so its backslash is escaped itself
                escaped.append('\\').append(Printable.of(Character.toString(symbol)));
            }
        });
        return escaped.toString();
    }
}
