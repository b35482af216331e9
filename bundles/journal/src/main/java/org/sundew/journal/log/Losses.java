package org.sundew.journal.log;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Events that could not be kept: how many, why and when. Thread-safe.
 *
 * <p>The log tells of losses in one event when they seem to be over (nothing lost for a second), and every ten seconds while
 * they go on.
 */
final class Losses {
    private static final long QUIET = 1_000_000_000L;
    private static final long LONGEST = 10_000_000_000L;

    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Long> reasons = new TreeMap<>();
    private long total;
    private long untold;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private long fromNanos;
    private long toNanos;

    /**
     * What the log is to be told.
     *
     * @param reasons how many for which reason
     */
    record Report(long count, Instant from, Instant to, Map<String, Long> reasons) {}

    /** Counts from now on; dates by the clock, for people, and spans by the nanoseconds, which never step back. */
    Losses(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** One more, for this reason. */
    synchronized void add(String reason) {
        total++;
        to = clock.instant();
        toNanos = nanos.getAsLong();
        if (untold++ == 0) {
            from = to;
            fromNanos = toNanos;
        }
        reasons.merge(reason, 1L, Long::sum);
    }

    /** All losses since the start. */
    synchronized long total() {
        return total;
    }

    /** Whether there is something to tell, be it time or not. */
    synchronized boolean untold() {
        return untold > 0;
    }

    /** Whether it is time to tell. */
    synchronized boolean due() {
        long now = nanos.getAsLong();
        return untold > 0 && (now - toNanos >= QUIET || now - fromNanos >= LONGEST);
    }

    /** What was not told yet, which thereby is. */
    synchronized Optional<Report> take() {
        if (untold == 0) {
            return Optional.empty();
        }
        Report report = new Report(untold, from, to, Map.copyOf(reasons));
        untold = 0;
        reasons.clear();
        return Optional.of(report);
    }
}
