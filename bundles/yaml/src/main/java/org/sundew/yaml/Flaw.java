package org.sundew.yaml;

import org.sundew.admin.Problem;

/**
 * Something wrong in a file that an operator wrote.
 *
 * @param line  where, from 1
 * @param key   the key it is about, or empty
 * @param value what is written there, cut to something short, or empty
 * @param what  what is wrong with it
 */
public record Flaw(int line, String key, String value, String what) {
    /** As one line for people. */
    public String text() {
        return "line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + what + (value.isEmpty() ? "" : ": " + value);
    }

    /**
     * As a problem of the sensor's.
     *
     * @param file      the file's name
     * @param meanwhile what holds as long as it is not mended, or empty
     */
    public Problem problem(String file, String meanwhile) {
        return new Problem(
                file, key, value, "line " + line + ": " + what + (meanwhile.isEmpty() ? "" : "; " + meanwhile));
    }
}
