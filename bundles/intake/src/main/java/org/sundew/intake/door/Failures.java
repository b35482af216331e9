package org.sundew.intake.door;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Problem;

/** What a plug-in threw: counted, the first and every ten-thousandth logged, the last one shown. Thread-safe. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int LOG_EVERY = 10_000;

    private final String plugin;
    private final String consequence;
    private final AtomicLong count = new AtomicLong();
    private volatile String last = "";

    Failures(String plugin, String consequence) {
        this.plugin = plugin;
        this.consequence = consequence;
    }

    void add(Throwable thrown) {
        last = thrown.toString();
        if (count.getAndIncrement() % LOG_EVERY == 0) {
            LOG.error("{} failed, {} times so far; {}", plugin, count, consequence, thrown);
        }
    }

    long count() {
        return count.get();
    }

    Optional<Problem> problem() {
        return count() == 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        plugin, "", "", "failed " + count() + " times, last with " + last + "; " + consequence));
    }
}
