package org.sundew.shell;

import org.jspecify.annotations.Nullable;

/** What commands read: what one of them has taken, the next one does not get. */
final class Input {
    private final String text;
    private int at;

    Input(String text) {
        this.text = text;
    }

    /** All that is left. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** The next line without its end, or null if there is nothing left. */
    @Nullable
    String line() {
        if (at >= text.length()) {
            return null;
        }
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return line;
    }
}
