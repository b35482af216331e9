package org.sundew.shell;

/** Backslashes in what is to be printed: of echo -e, printf and {@code $'…'}. */
final class Escapes {
    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANING = "\7\b\33\f\n\r\t\13\\";

    private Escapes() {}

    /** As echo -e and printf read them: {@code \0NNN} octal, {@code \xNN}, {@code \c} ends it all. */
    static String echo(String text) {
        return decode(text, true, true);
    }

    static String ansi(String text) {
        return decode(text, false, true);
    }

    /** As dash's echo reads them, which knows no hexadecimal ones. */
    static String dash(String text) {
        return decode(text, true, false);
    }

    private static String decode(String text, boolean echo, boolean hex) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next != '\\' || at + 1 == text.length()) {
                out.append(next);
                at++;
                continue;
            }
            char sign = text.charAt(at + 1);
            if (sign == 'c' && echo) {
                return out.append('\uE00C').toString();
            }
            if (sign == 'x' && !hex) {
                out.append("\\x");
                at += 2;
                continue;
            }
            at = one(text, at + 1, sign, out);
        }
        return out.toString();
    }

    private static int one(String text, int at, char sign, StringBuilder out) {
        int letter = LETTERS.indexOf(sign);
        if (letter >= 0) {
            out.append(MEANING.charAt(letter));
            return at + 1;
        }
        if (sign == 'x' && digit(text, at + 1, 16)) {
            return number(text, at + 1, 16, 2, out);
        }
        if (sign >= '0' && sign <= '7') {
            return number(text, at, 8, sign == '0' ? 4 : 3, out);
        }
        out.append(sign == '\'' || sign == '"' ? "" : "\\").append(sign);
        return at + 1;
    }

    private static boolean digit(String text, int at, int base) {
        return at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), base) >= 0;
    }

    private static int number(String text, int from, int base, int most, StringBuilder out) {
        int value = 0;
        int at = from;
        while (at < from + most && digit(text, at, base)) {
            value = value * base + Character.digit(text.charAt(at), base);
            at++;
        }
        out.append((char) (value & 0xFF));
        return at;
    }

    /** Whether {@code \c} was met, after which nothing more is printed. */
    static boolean stopped(String decoded) {
        return decoded.endsWith("\uE00C");
    }

    static String withoutStop(String decoded) {
        return stopped(decoded) ? decoded.substring(0, decoded.length() - 1) : decoded;
    }
}
