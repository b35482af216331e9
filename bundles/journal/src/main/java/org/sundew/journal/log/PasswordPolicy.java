package org.sundew.journal.log;

import java.util.Locale;

/** What the log keeps of the passwords that visitors try. */
enum PasswordPolicy {
    /** The password as it was sent. */
    PLAIN,
    /** Its SHA-256 with the log's own salt: equal passwords can be told, but not read. */
    HASH,
    /** Nothing. */
    DROP;

    /**
     * Reads the lower-case word.
     *
     * @throws IllegalArgumentException if it is none of the three
     */
    static PasswordPolicy of(String word) {
        for (PasswordPolicy policy : values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("password.policy: not one of plain, hash, drop: " + word);
    }
}
