package org.sundew.sensor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Which configurations changed again so soon that their component may have missed it. Declarative Services reads a
 * configuration's properties and then its count of changes (Felix SCR 2.2.6): a change in between is counted and not seen, and the
 * event that tells of it is taken for an old one. Thread-safe.
 */
final class Hurry {
    /** By then Declarative Services has dealt with a change. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Long> changed = new HashMap<>();
    private final Set<String> hurried = new HashSet<>();

    /** This configuration has just changed. */
    synchronized void changed(String pid) {
        long now = System.nanoTime();
        Long before = changed.put(pid, now);
        if (before != null && now - before < NANOS) {
            hurried.add(pid);
        }
    }

    /** Whether this configuration is to be delivered again, now that it has settled; answers so once. */
    synchronized boolean over(String pid) {
        Long last = changed.get(pid);
        return last != null && System.nanoTime() - last >= NANOS && hurried.remove(pid);
    }

    synchronized void forget(String pid) {
        changed.remove(pid);
        hurried.remove(pid);
    }
}
