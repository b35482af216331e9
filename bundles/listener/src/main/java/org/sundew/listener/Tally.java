package org.sundew.listener;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the visits to one port of one listen, over all its doors. Thread-safe; running it counts one leaving. */
final class Tally implements Runnable {
    private final LongAdder visits = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();

    void visit() {
        visits.increment();
    }

    void enter() {
        open.incrementAndGet();
    }

    @Override
    public void run() {
        open.decrementAndGet();
    }

    long visits() {
        return visits.sum();
    }

    int open() {
        return open.get();
    }
}
