package org.sundew.sensor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which configurations changed again so soon that their component may have missed it. Declarative Services reads a
 * configuration's properties and then its count of changes (Felix SCR 2.2.6): a change in between is counted and not seen, and the
 * event that tells of it is taken for an old one. Thread-safe.
 */
final class Hurry {
    /** By then Declarative Services has dealt with a change. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Long> changed = new HashMap<>();
    private final Set<String> hurried = new HashSet<>();

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Hurry(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** This configuration has just changed. */
    synchronized void changed(String pid) {
        long now = nanos.getAsLong();
        Long before = changed.put(pid, now);
        if (before != null && now - before < NANOS) {
            hurried.add(pid);
        }
    }

    /** Those that have settled, and are to be delivered again; each is answered once. */
    synchronized Set<String> over() {
        long now = nanos.getAsLong();
        Set<String> settled = new HashSet<>(hurried);
        settled.removeIf(pid -> now - changed.getOrDefault(pid, now) < NANOS);
        hurried.removeAll(settled);
        return settled;
    }

    /** Whether some have not settled yet. */
    synchronized boolean goesOn() {
        return !hurried.isEmpty();
    }

    synchronized void forget(String pid) {
        changed.remove(pid);
        hurried.remove(pid);
    }
}
