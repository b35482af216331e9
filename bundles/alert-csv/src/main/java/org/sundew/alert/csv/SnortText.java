package org.sundew.alert.csv;

import org.sundew.event.Legible;

/** A text between quotes, as Snort writes a message: a quote and a backslash have a backslash in front. */
final class SnortText {
    private SnortText() {}

    /** The text in quotes, on one line, without anything that is not shown: that is written {@code \xNN} or {@code \}{@code uNNNN}. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); ) {
            int symbol = text.codePointAt(i);
            i += Character.charCount(symbol);
            if (!Legible.is(symbol)) {
                quoted.append('\\');
                Cell.escape(symbol, quoted);
                continue;
            }
            if (symbol == '"' || symbol == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(symbol);
        }
        return quoted.append('"').toString();
    }
}
