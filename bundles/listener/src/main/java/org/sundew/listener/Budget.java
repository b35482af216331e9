package org.sundew.listener;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The memory that all sessions together may keep for transcripts and for visitors that do not read, in bytes. What a
 * session keeps within {@value #FREE} bytes a direction is not booked, so that a small visit touches nothing shared; the
 * whole is therefore bounded by the budget and that much a session. Thread-safe.
 */
final class Budget {
    /** What is not worth booking, in bytes. */
    static final int FREE = 4096;

    private final LongSupplier most;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Budget(LongSupplier most) {
        this.most = most;
    }

    /** Books so many bytes, if they fit. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) > most.getAsLong()) {
            used.addAndGet(-bytes);
            refused.incrementAndGet();
            return false;
        }
        return true;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }

    /** How often something did not fit. */
    long refused() {
        return refused.get();
    }
}
