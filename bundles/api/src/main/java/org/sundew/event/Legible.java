package org.sundew.event;

/**
 * Which characters a reader sees as what they are, and how the others are written where they must be seen.
 *
 * <p>Not legible are control and format characters (which do something instead of being shown, or change how others are
 * shown), line and paragraph separators, unassigned code points and halves of a surrogate pair: the general categories Cc, Cf, Zl,
 * Zp, Cn and Cs of Unicode. Stateless.
 */
public final class Legible {
    private static final String HEX = "0123456789ABCDEF";
    private static final int LATIN = 0xFF;

    private Legible() {}

    /** Whether a reader sees this code point as what it is. */
    public static boolean is(int symbol) {
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

    /**
     * Appends the code point: itself if it is legible; else {@code \xNN} up to U+00FF, and beyond {@code \}{@code uNNNN} for
     * each of its one or two UTF-16 units. Whether a backslash needs to be told from those is up to the caller.
     */
    public static void append(int symbol, StringBuilder text) {
        if (is(symbol)) {
            text.appendCodePoint(symbol);
        } else if (symbol <= LATIN) {
            hex(symbol, 2, text.append("\\x"));
        } else {
            for (char unit : Character.toChars(symbol)) {
                hex(unit, 4, text.append("\\u"));
            }
        }
    }

    private static void hex(int number, int digits, StringBuilder text) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(HEX.charAt(number >> shift & 0xF));
        }
    }
}
