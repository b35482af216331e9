package org.sundew.admin;

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
}
