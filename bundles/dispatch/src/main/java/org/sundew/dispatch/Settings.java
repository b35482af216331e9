package org.sundew.dispatch;

import java.time.Duration;

/**
 * How one sink wants to be told: its {@code alert.*} keys, understood.
 *
 * @param name     the name it asked for, or empty
 * @param group    how long events of one incident are held, or zero
 * @param queue    the most events, and incidents, held
 * @param batch    the most events delivered at once
 * @param retry    the first pause after a failure
 * @param retryMax the longest pause
 */
record Settings(
        boolean enabled,
        String name,
        Filter filter,
        Duration group,
        int queue,
        int batch,
        Duration retry,
        Duration retryMax) {
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_DOUBLINGS = 20;

    /** Reads the keys; what is wrong is among the values' problems afterwards. */
    static Settings of(AlertValues keys, boolean log) {
        return new Settings(
                keys.truth("enabled"),
                keys.read("name", text -> text),
                Filter.of(keys, log),
                Duration.ofSeconds(keys.number("group.seconds", 0, DAY_SECONDS)),
                keys.number("queue", 1, 1_000_000),
                keys.number("batch", 1, 10_000),
                Duration.ofSeconds(keys.number("retry.seconds", 1, DAY_SECONDS)),
                Duration.ofSeconds(keys.number("retry.max.seconds", 1, DAY_SECONDS)));
    }

    /** How long to wait after so many failures in a row. */
    Duration pause(long failures) {
        Duration doubled = retry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(retryMax) < 0 ? doubled : retryMax;
    }
}
