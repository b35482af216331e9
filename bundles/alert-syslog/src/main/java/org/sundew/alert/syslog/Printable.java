package org.sundew.alert.syslog;

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
            } else if (shown(symbol)) {
                line.appendCodePoint(symbol);
            } else if (symbol <= 0xFF) {
                line.append(String.format("\\x%02X", symbol));
            } else {
                for (char unit : Character.toChars(symbol)) {
                    line.append(String.format("\\u%04X", (int) unit));
                }
            }
        });
        return line.toString();
    }

    /** Whether a reader sees this character as what it is. */
    static boolean shown(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
