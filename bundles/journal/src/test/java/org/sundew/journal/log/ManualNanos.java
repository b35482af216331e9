package org.sundew.journal.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Nanoseconds that go on by themselves, and may be moved ahead. */
final class ManualNanos implements LongSupplier {
    private final AtomicLong ahead = new AtomicLong();

    void add(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long getAsLong() {
        return System.nanoTime() + ahead.get();
    }
}
