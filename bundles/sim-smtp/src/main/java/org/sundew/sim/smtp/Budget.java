package org.sundew.sim.smtp;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all sessions may keep together. Thread-safe. */
final class Budget {
    private final long most;
    private final AtomicLong kept = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /** Takes these bytes, or none if they are too many. */
    boolean take(int bytes) {
        if (kept.addAndGet(bytes) > most) {
            kept.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(int bytes) {
        kept.addAndGet(-bytes);
    }

    long kept() {
        return kept.get();
    }
}
