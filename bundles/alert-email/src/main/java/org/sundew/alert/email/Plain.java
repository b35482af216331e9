package org.sundew.alert.email;

import java.nio.ByteBuffer;
import org.sundew.event.Payload;

/**
 * Anybody's words as harmless ASCII for the body of a mail, and for its headers.
 *
 * <p>What is not printable ASCII is written {@code \xNN} or {@code \}{@code uNNNN}, and a backslash is doubled: one value is one
 * line, nothing moves a terminal's cursor, and no line begins where the writer did not begin one.
 */
final class Plain {
    private static final String HEX = "0123456789abcdef";
    private static final int ROW = 16;

    private Plain() {}

    static boolean isPrintable(String text) {
        return text.chars().allMatch(Plain::printable);
    }

    private static boolean printable(int symbol) {
        return symbol >= ' ' && symbol < 0x7F;
    }

    /** The text, of which at most so many characters are shown. */
    static String text(String text, int most) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), most); i++) {
            escape(text.charAt(i), safe);
        }
        if (text.length() > most) {
            safe.append(" ... (").append(text.length() - most).append(" more)");
        }
        return safe.toString();
    }

    private static void escape(char symbol, StringBuilder safe) {
        if (symbol == '\\') {
            safe.append("\\\\");
        } else if (printable(symbol)) {
            safe.append(symbol);
        } else if (symbol <= 0xFF) {
            safe.append("\\x");
            hex(symbol, safe);
        } else {
            safe.append("\\u");
            hex(symbol >> 8, safe);
            hex(symbol & 0xFF, safe);
        }
    }

    /** The text for a header: printable, no longer than that, and nothing in it that is decoded as a word of RFC 2047. */
    static String header(String text, int most) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length() && safe.length() < most; i++) {
            char symbol = text.charAt(i);
            boolean wordBegins = symbol == '?' && i > 0 && text.charAt(i - 1) == '=';
            safe.append(printable(symbol) && !wordBegins ? symbol : '_');
        }
        return safe.toString().strip();
    }

    /** The payload's first bytes, at most so many, as text on one line. */
    static String excerpt(Payload payload, int most) {
        return first(payload, most).escaped();
    }

    /** The payload's first bytes, at most so many, in rows of hexadecimal and printable ASCII. */
    static String dump(Payload payload, int most) {
        StringBuilder rows = new StringBuilder();
        byte[] bytes = first(payload, most).toByteArray();
        for (int from = 0; from < bytes.length; from += ROW) {
            StringBuilder codes = new StringBuilder();
            StringBuilder signs = new StringBuilder();
            for (int i = from; i < Math.min(bytes.length, from + ROW); i++) {
                hex(bytes[i] & 0xFF, codes);
                codes.append(i % ROW == ROW / 2 - 1 ? "  " : " ");
                signs.append(printable(bytes[i]) ? (char) bytes[i] : '.');
            }
            rows.append(
                    String.format("    %04x  %-49s |%s|%n", from, codes, signs).replace("\r\n", "\n"));
        }
        return rows.toString();
    }

    private static Payload first(Payload payload, int most) {
        ByteBuffer bytes = payload.bytes();
        byte[] first = new byte[Math.min(most, bytes.remaining())];
        bytes.get(first);
        return Payload.of(first);
    }

    private static void hex(int value, StringBuilder to) {
        to.append(HEX.charAt(value >> 4 & 15)).append(HEX.charAt(value & 15));
    }
}
