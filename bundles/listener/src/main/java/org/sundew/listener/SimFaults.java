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
    private static final String BLOCKED = "blocking its thread";

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

    /** It has kept this thread for too long, and still does. */
    void blocked(String listen, Thread thread) {
        count.incrementAndGet();
        last = BLOCKED;
        Printable where = Printable.at(thread.getStackTrace());
        LOG.warn("The sim server of {} keeps its thread from all other visitors; it is interrupted", listen, where);
    }

    /** How often it failed. */
    long count() {
        return count.get();
    }

    /** The last failure: its class, or that it blocked; empty before the first. */
    String last() {
        return last;
    }
}
