package org.sundew.alert.syslog;

import org.sundew.event.Legible;

/** A visitor's words on one line: what is not shown is written {@code \xNN} or {@code \}{@code uNNNN}, a backslash is doubled. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '\\') {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(symbol -> {
            if (symbol == '\\') {
                line.append("\\\\");
            } else {
                Legible.append(symbol, line);
            }
        });
        return line.toString();
    }
}
