package org.sundew.shell;

import java.time.Instant;

/**
 * The moment at which a file is read, and by whom.
 *
 * @param uid whose rights count
 */
record Scene(Instant now, int uid, Machine machine) {
    /** Where nothing depends on it. */
    static final Scene NONE = new Scene(Instant.EPOCH, 0, Machine.NONE);

    long seconds() {
        return now.getEpochSecond();
    }
}
