package org.sundew.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what one sim server throws, and logs the first and every thousandth. Thread-safe. */
final class SimFaults {
    private static final Logger LOG = LoggerFactory.getLogger(SimFaults.class);
    private static final long LOG_EVERY = 1_000;

    private final String listen;
    private final AtomicLong count = new AtomicLong();
    private volatile String last = "";

    SimFaults(String listen) {
        this.listen = listen;
    }

    void add(Throwable failure) {
        long number = count.incrementAndGet();
        last = failure.getClass().getName();
        if (number % LOG_EVERY == 1) {
            LOG.warn("The sim server of {} failed, {} times so far; its session is closed", listen, number, failure);
        }
    }

    long count() {
        return count.get();
    }

    /** The class of the last failure, or empty. */
    String last() {
        return last;
    }
}
