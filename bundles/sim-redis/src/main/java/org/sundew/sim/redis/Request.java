package org.sundew.sim.redis;

import java.util.List;
import java.util.Locale;

/**
 * A command with its arguments, one char a byte.
 *
 * @param words the command's name first; never empty
 * @param cut whether there was more than is kept of a request
 */
record Request(List<String> words, boolean cut) {
    Request {
        words = List.copyOf(words);
    }

    String name() {
        return words.get(0).toLowerCase(Locale.ROOT);
    }

    /** The request as a line, for people. */
    String line() {
        return String.join(" ", words);
    }
}
