package org.sundew.sim.script;

/**
 * Something wrong in a script.
 *
 * @param line  where, from 1
 * @param key   the key it is about, or empty
 * @param value what is written there, cut to something short, or empty
 * @param what  what is wrong with it
 */
record Flaw(int line, String key, String value, String what) {
    /** As one line for people. */
    String text() {
        return "line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + what + (value.isEmpty() ? "" : ": " + value);
    }
}
