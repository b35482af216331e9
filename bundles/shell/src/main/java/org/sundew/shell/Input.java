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
        return part("\n");
    }

    /** What comes up to a separator, or up to an empty line if that is empty; null if there is nothing left. */
    @Nullable
    String part(String separator) {
        if (separator.isEmpty()) {
            while (text.startsWith("\n", at)) {
                at++;
            }
        }
        if (at >= text.length()) {
            return null;
        }
        String sign = separator.isEmpty() ? "\n\n" : separator;
        int end = text.indexOf(sign, at);
        String part = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + sign.length();
        boolean last = end < 0 && !sign.equals("\n") && part.endsWith("\n");
        return last ? part.substring(0, part.length() - 1) : part;
    }
}
