package org.sundew.listener;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The memory that all sessions together may keep for transcripts and for visitors that do not read, in bytes. What a
 * session keeps within {@value #FREE} bytes a direction is not booked, so that a small visit touches nothing shared; the
 * whole is therefore bounded by the budget and that much a session. Thread-safe.
 *
 * <p>What waits for visitors that do not read may take half of it: one of them is easily had to ask for megabytes and not read
 * them, and what others say meanwhile is to be kept all the same.
 */
final class Budget {
    /** What is not worth booking, in bytes. */
    static final int FREE = 4096;

    private final LongSupplier most;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
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

    /** Books so many bytes that wait for a visitor, if they fit. */
    boolean takeWaiting(long bytes) {
        if (waiting.addAndGet(bytes) > most.getAsLong() / 2) {
            waiting.addAndGet(-bytes);
            refused.incrementAndGet();
            return false;
        }
        if (!take(bytes)) {
            waiting.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveWaiting(long bytes) {
        waiting.addAndGet(-bytes);
        give(bytes);
    }

    long used() {
        return used.get();
    }

    /** How often something did not fit. */
    long refused() {
        return refused.get();
    }
}
