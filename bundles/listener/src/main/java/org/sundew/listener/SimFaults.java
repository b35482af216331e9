package org.sundew.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.sundew.event.Visit;

/** Counts what one sim server throws, and logs the first and every thousandth. Thread-safe. */
final class SimFaults {
    private static final Logger LOG = LoggerFactory.getLogger(SimFaults.class);
    private static final long LOG_EVERY = 1_000;

    private final AtomicLong count = new AtomicLong();
    private volatile String last = "";

    void add(Visit visit, Throwable failure) {
        long number = count.incrementAndGet();
        last = failure.getClass().getName();
        if (number % LOG_EVERY == 1) {
            MDC.put("visit", visit.id().toString());
            LOG.warn(
                    "The sim server of {} failed, for the {}. time",
                    visit.listen().name(),
                    number,
                    Printable.of(failure));
            MDC.remove("visit");
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
