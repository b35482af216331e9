package org.sundew.sim.banner;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a banner's text at its parameters and, where wanted, replaces its escapes. */
final class BannerParser {
    private static final int HEX_DIGITS = 2;

    private final String text;
    private final boolean escapes;
    private final List<Banner.Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private BannerParser(String text, boolean escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /**
     * Reads text with the escapes {@code \r \n \t \\} and {@code \xNN}. A dollar sign written {@code \x24} never begins a
     * parameter.
     *
     * @throws IllegalArgumentException if an escape is none of these, or a character is not one of ISO-8859-1
     */
    static List<Banner.Piece> escaped(String text) {
        return new BannerParser(text, true).parse();
    }

    /** Reads bytes, one a char, in which nothing but parameters is special. */
    static List<Banner.Piece> plain(String bytes) {
        return new BannerParser(bytes, false).parse();
    }

    private List<Banner.Piece> parse() {
        int place = 0;
        while (place < text.length()) {
            place = take(place);
        }
        cut();
        return pieces;
    }

    /** Takes what is at this place, and says where to go on. */
    private int take(int place) {
        char next = text.charAt(place);
        if (next == '\\' && escapes) {
            return unescape(place);
        }
        Parameter parameter = next == '$' ? Parameter.at(text, place) : null;
        if (parameter != null) {
            cut();
            pieces.add(parameter);
            return place + parameter.length();
        }
        literal.append(latin(next));
        return place + 1;
    }

    private int unescape(int place) {
        char kind = place + 1 < text.length() ? text.charAt(place + 1) : ' ';
        if (kind == 'x') {
            return unescapeHex(place);
        }
        int index = "rnt\\".indexOf(kind);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "banner: no such escape; there are \\r \\n \\t \\\\ and \\xNN: " + at(place, HEX_DIGITS));
        }
        literal.append("\r\n\t\\".charAt(index));
        return place + 2;
    }

    private int unescapeHex(int place) {
        int end = place + 2 + HEX_DIGITS;
        String digits = text.substring(Math.min(place + 2, text.length()), Math.min(end, text.length()));
        Integer value = digits.length() == HEX_DIGITS ? hex(digits) : null;
        if (value == null) {
            throw new IllegalArgumentException("banner: \\x needs two hex digits: " + at(place, 2 + HEX_DIGITS));
        }
        literal.append((char) value.intValue());
        return end;
    }

    private static @Nullable Integer hex(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit) ? HexFormat.fromHexDigits(digits) : null;
    }

    private String at(int place, int length) {
        return text.substring(place, Math.min(place + length, text.length()));
    }

    private static char latin(char each) {
        if (each > 0xFF) {
            throw new IllegalArgumentException(
                    "banner: not a character of ISO-8859-1; use \\xNN or banner.file: " + each);
        }
        return each;
    }

    private void cut() {
        if (literal.length() > 0) {
            pieces.add(new Banner.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
