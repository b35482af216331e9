package org.sundew.admin;

import org.jspecify.annotations.Nullable;

/**
 * Something an operator should mend.
 *
 * @param file  the cfg's file name, or the name of what is broken where no file is
 * @param key   the key, or empty
 * @param value its value as written, or empty; never a secret
 * @param what  what is wrong and what holds meanwhile, in one line
 */
public record Problem(String file, String key, String value, String what) {
    /**
     * The service property that marks a sim server, sink or gate whose cfg was refused before it ever had a good one: its
     * value says why, and whoever would use the service leaves it alone.
     */
    public static final String REJECTED = "sundew.rejected";

    /**
     * What a component said that refuses its configuration. It says {@code key: what is wrong: value}, without the value where
     * there is none or it is a secret; a message in other words is taken for what is wrong.
     *
     * @param meanwhile what holds meanwhile
     */
    public static Problem refused(String file, @Nullable String said, String meanwhile) {
        String[] parts = String.valueOf(said).split(": ", 3);
        if (parts.length == 1) {
            return new Problem(file, "", "", parts[0] + "; " + meanwhile);
        }
        return new Problem(file, parts[0], parts.length == 2 ? "" : parts[2], parts[1] + "; " + meanwhile);
    }
}
