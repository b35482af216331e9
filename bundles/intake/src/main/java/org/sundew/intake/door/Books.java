package org.sundew.intake.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.sundew.admin.Accounts.Totals;
import org.sundew.event.Transport;

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
    /** By transport. Not adders: gates compare them with a limit, so each arrival needs the exact number. */
    private final Map<Transport, AtomicInteger> open = new EnumMap<>(Transport.class);

    private final ConcurrentMap<String, LongAdder> lost = new ConcurrentHashMap<>();

    Books() {
        for (Transport transport : Transport.values()) {
            open.put(transport, new AtomicInteger());
        }
    }

    private AtomicInteger open(Transport transport) {
        return Objects.requireNonNull(open.get(transport));
    }

    /** An arrival: open from now on. Gives the number of those open by its transport, this one included. */
    int arrived(Transport transport) {
        arrivals.increment();
        return open(transport).incrementAndGet();
    }

    /** How many are open by this transport. */
    int nowOpen(Transport transport) {
        return open(transport).get();
    }

    /** It is open no longer: a rule hides it. */
    void ignored(Transport transport) {
        open(transport).decrementAndGet();
        ignored.increment();
    }

    /** It is open no longer: a limit hides it. */
    void suppressed(Transport transport) {
        open(transport).decrementAndGet();
        suppressed.increment();
    }

    /** It is open no longer: its event is on the way. */
    void pending(Transport transport) {
        open(transport).decrementAndGet();
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

    long arrivals() {
        return arrivals.sum();
    }

    /**
     * All counters, read from the last station of an arrival to the first: one that moves on meanwhile may be missed and is never
     * found twice, so that nobody ever sees more accounted for than came.
     */
    Totals totals(long visitors, long evicted) {
        Map<String, Long> reasons = new TreeMap<>();
        lost.forEach((reason, count) -> reasons.put(reason, count.sum()));
        long allLost = reasons.values().stream().mapToLong(Long::longValue).sum();
        long onDisk = journaled.sum();
        long allIgnored = ignored.sum();
        long allSuppressed = suppressed.sum();
        long onTheWay = pending.sum();
        int nowOpen = open.values().stream().mapToInt(AtomicInteger::get).sum();
        return new Totals(
                arrivals.sum(),
                onDisk,
                allIgnored,
                allSuppressed,
                allLost,
                reasons,
                nowOpen,
                onTheWay,
                visitors,
                evicted);
    }
}
