package org.sundew.console;

import java.util.HexFormat;

/**
 * Text that is safe for a terminal and keeps to its line: printable ASCII as it is, anything else as {@code \xNN} or
 * <code>&#92;uNNNN</code>. That leaves no control character, no escape sequence and nothing that changes the direction of what
 * follows.
 */
final class Cell {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Cell() {}

    /** Our own text, or text that is escaped already: a backslash stays as it is. */
    static String text(Object value) {
        return escape(value.toString(), false);
    }

    /** A visitor's text: a backslash is doubled, so that what is shown can only mean one thing. */
    static String visitor(String value) {
        return escape(value, true);
    }

    /** At most so many characters, with dots where it was cut. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    private static String escape(String value, boolean backslash) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i), backslash, text);
        }
        return text.toString();
    }

    private static void escape(char each, boolean backslash, StringBuilder text) {
        switch (each) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append(backslash ? "\\\\" : "\\");
            default -> {
                if (each >= 0x20 && each < 0x7F) {
                    text.append(each);
                } else if (each <= 0xFF) {
                    text.append("\\x").append(HEX.toHexDigits((byte) each));
                } else {
                    text.append("\\u").append(HEX.toHexDigits(each));
                }
            }
        }
    }
}
