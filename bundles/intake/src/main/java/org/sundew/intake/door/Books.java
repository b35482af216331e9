package org.sundew.intake.door;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.sundew.admin.Accounts.Totals;

/**
 * The conservation counters. Every arrival is entered once and ends in exactly one of journaled, ignored, suppressed and
 * lost; until then it is open (its session goes on) or pending (its event is on the way to the disk). Each counter counts
 * for itself, none is derived from the others, so that a mistake shows. Thread-safe.
 */
final class Books {
    private static final int MOST_REASONS = 32;
    private static final String OTHER = "other";

    private final LongAdder arrivals = new LongAdder();
    private final LongAdder journaled = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
    private final LongAdder pending = new LongAdder();
    /** Not an adder: gates compare it with a limit, so each arrival needs the exact number. */
    private final AtomicInteger open = new AtomicInteger();

    private final ConcurrentMap<String, LongAdder> lost = new ConcurrentHashMap<>();

    /** An arrival: open from now on. Gives the number of those open, this one included. */
    int arrived() {
        arrivals.increment();
        return open.incrementAndGet();
    }

    /** It is open no longer: a rule hides it. */
    void ignored() {
        open.decrementAndGet();
        ignored.increment();
    }

    /** It is open no longer: a limit hides it. */
    void suppressed() {
        open.decrementAndGet();
        suppressed.increment();
    }

    /** It is open no longer: its event is on the way. */
    void pending() {
        open.decrementAndGet();
        pending.increment();
    }

    /** The event that was on the way is on disk. */
    void journaled() {
        pending.decrement();
        journaled.increment();
    }

    /** The event that was on the way is lost. */
    void lost(String reason) {
        pending.decrement();
        boolean known = lost.containsKey(reason) || lost.size() < MOST_REASONS;
        lost.computeIfAbsent(known ? reason : OTHER, each -> new LongAdder()).increment();
    }

    Totals totals(long visitors, long evicted) {
        Map<String, Long> reasons = new TreeMap<>();
        lost.forEach((reason, count) -> reasons.put(reason, count.sum()));
        long allLost = reasons.values().stream().mapToLong(Long::longValue).sum();
        return new Totals(
                arrivals.sum(),
                journaled.sum(),
                ignored.sum(),
                suppressed.sum(),
                allLost,
                reasons,
                open.get(),
                pending.sum(),
                visitors,
                evicted);
    }
}
