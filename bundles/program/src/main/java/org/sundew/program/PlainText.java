package org.sundew.program;

import org.sundew.event.Legible;

/**
 * Text that is safe to hand to a program, whoever wrote it: one line, of bounded length.
 *
 * <p>Control characters (NUL and line ends among them), characters that are not shown but change what is, and broken
 * surrogates are left out. NUL would end a value early, line ends would let one line of a script's output pass for two.
 */
final class PlainText {
    /** The longest value, in UTF-16 characters. */
    static final int LONGEST = 1024;

    private PlainText() {}

    /** The text made safe; itself where it is. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length(); ) {
            int symbol = text.codePointAt(i);
            int width = Character.charCount(symbol);
            if (plain.length() + width > LONGEST) {
                break;
            }
            if (Legible.is(symbol)) {
                plain.appendCodePoint(symbol);
            }
            i += width;
        }
        return plain.toString();
    }
}
