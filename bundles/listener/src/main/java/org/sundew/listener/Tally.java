package org.sundew.listener;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the visits to one port of one listen. Thread-safe. */
final class Tally {
    private final LongAdder visits = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();
    private volatile AcceptFailure failure = AcceptFailure.NONE;

    /** How often accepting failed, and how it did the last time. */
    record AcceptFailure(long count, String last, long nanos) {
        static final AcceptFailure NONE = new AcceptFailure(0, "", 0);
    }

    /** Somebody arrived. */
    void arrive() {
        visits.increment();
    }

    /** Nobody could be accepted, for this reason. */
    synchronized void acceptFailed(String why, long nanos) {
        failure = new AcceptFailure(failure.count() + 1, why, nanos);
    }

    AcceptFailure acceptFailure() {
        return failure;
    }

    /** A session began. */
    void enter() {
        open.incrementAndGet();
    }

    /** A session ended. */
    void leave() {
        open.decrementAndGet();
    }

    long visits() {
        return visits.sum();
    }

    int open() {
        return open.get();
    }
}
