package org.sundew.sim.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many visitor bytes all sessions of one sim server may keep in memory together. Shared by all their threads. What
 * finds it empty keeps less and still counts and hashes all.
 */
final class Budget {
    private final AtomicLong free;

    Budget(long bytes) {
        free = new AtomicLong(bytes);
    }

    boolean take(int bytes) {
        if (bytes == 0 || free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void give(int bytes) {
        free.addAndGet(bytes);
    }

    long free() {
        return free.get();
    }
}
