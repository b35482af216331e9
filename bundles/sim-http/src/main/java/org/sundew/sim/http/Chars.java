package org.sundew.sim.http;

import java.util.HexFormat;
import java.util.function.IntPredicate;

/** The character classes of RFC 9110 and what servers make of them. */
final class Chars {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Chars() {}

    /** A character of a token (RFC 9110 section 5.6.2). */
    static boolean token(int c) {
        return alnum(c) || (c < 0x80 && TOKEN_MARKS.indexOf(c) >= 0);
    }

    static boolean alnum(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c);
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A character of the methods that everybody knows. */
    static boolean plainMethod(int c) {
        return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }

    static boolean control(int c) {
        return c < 0x20 || c == 0x7F;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Whether it is digits only, at least one. */
    static boolean digits(String text) {
        return !text.isEmpty() && all(text, Chars::digit);
    }

    /** Whether every character is such a one; a loop, for it runs over each request several times. */
    static boolean all(String text, IntPredicate such) {
        for (int i = 0; i < text.length(); i++) {
            if (!such.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether any character is such a one. */
    static boolean any(String text, IntPredicate such) {
        return !all(text, such.negate());
    }

    /** Percent-encoded but for letters, digits and these. Each char is a byte. */
    static String percent(String text, String plain) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (alnum(c) || plain.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits((byte) c));
            }
        }
        return encoded.toString();
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
