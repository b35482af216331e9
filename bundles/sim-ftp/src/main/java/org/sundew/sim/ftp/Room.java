package org.sundew.sim.ftp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the uploads of all visits of a listen share while they come, in bytes: one upload keeps little, but hundreds
 * at a time could keep all there is. Thread-safe.
 */
final class Room {
    /** How much there is for all uploads together. */
    static final long DEFAULT = 33_554_432;

    private final AtomicLong free;

    Room(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** Takes that much, or nothing where there is not as much left. */
    boolean take(int bytes) {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            return false;
        }
        return true;
    }

    void give(int bytes) {
        free.addAndGet(bytes);
    }
}
