package org.sundew.alert.csv;

import org.sundew.event.Legible;

/**
 * A visitor's words as the text of one cell that is safe to open.
 *
 * <p>Two things are done. (1) One event stays one line, whatever reads it: control characters are written {@code \xNN}; line and
 * paragraph separators, characters that are not shown but change what is (direction, zero width) and broken surrogates
 * {@code \}{@code uNNNN}; and a backslash is doubled, so that the original can be told. (2) No spreadsheet takes it for a
 * formula: a cell that begins with {@code = + - @}, or their full-width forms, gets an apostrophe in front, unless it is a
 * plain number. A tab or CR, which OWASP's page on CSV injection names too, cannot begin a cell after (1).
 */
final class Cell {
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private Cell() {}

    /** The text made safe; itself where it is. Quoting is left to the writer of the record. */
    static String safe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '\\') {
                return guarded(escaped(text, i));
            }
        }
        return guarded(text);
    }

    private static String guarded(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !number(text);
        return formula ? "'" + text : text;
    }

    /** Whether it is a sign, digits, and at most one point among them. */
    private static boolean number(String text) {
        boolean digits = false;
        boolean point = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            } else {
                digits = true;
            }
        }
        return digits && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }

    private static String escaped(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int symbol = text.codePointAt(i);
            escape(symbol, safe);
            i += Character.charCount(symbol);
        }
        return safe.toString();
    }

    static void escape(int symbol, StringBuilder safe) {
        if (symbol == '\\') {
            safe.append("\\\\");
        } else {
            Legible.append(symbol, safe);
        }
    }
}
