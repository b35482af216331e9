package org.sundew.dispatch;

import java.time.Duration;
import java.util.List;

/**
 * How one sink wants to be told: its {@code alert.*} keys, understood.
 *
 * @param name     the name it asked for, or empty
 * @param group    how long events of one incident are held, or zero
 * @param groupBy  what one incident is
 * @param queue    the most events, and incidents, held
 * @param batch    the most events delivered at once
 * @param retry    the first pause after a failure, unless there is a plan
 * @param retryMax the longest pause, unless there is a plan
 * @param plan     the pauses one by one; the last one repeats
 * @param escalate after so long a time of failing somebody must act; zero = never
 */
record Settings(
        boolean enabled,
        String name,
        Filter filter,
        Duration group,
        Incidents.By groupBy,
        int queue,
        int batch,
        Duration retry,
        Duration retryMax,
        List<Duration> plan,
        Duration escalate) {
    private static final int DAY_SECONDS = 86_400;
    private static final int YEAR_HOURS = 8760;
    private static final int MOST_DOUBLINGS = 20;

    /** Reads the keys; what is wrong is among the values' problems afterwards. */
    static Settings of(AlertValues keys, boolean log) {
        return new Settings(
                keys.truth("enabled"),
                keys.read("name", text -> text),
                Filter.of(keys, log),
                Duration.ofSeconds(keys.number("group.seconds", 0, DAY_SECONDS)),
                keys.read("group.by", Incidents.By::of),
                keys.number("queue", 1, 1_000_000),
                keys.number("batch", 1, 10_000),
                Duration.ofSeconds(keys.number("retry.seconds", 1, DAY_SECONDS)),
                Duration.ofSeconds(keys.number("retry.max.seconds", 1, DAY_SECONDS)),
                keys.list("retry.plan.seconds", text -> Duration.ofSeconds(AlertValues.within(text, 1, DAY_SECONDS))),
                Duration.ofHours(keys.number("escalate.hours", 0, YEAR_HOURS)));
    }

    /** How long to wait after so many failures in a row. */
    Duration pause(long failures) {
        if (!plan.isEmpty()) {
            return plan.get((int) Math.min(failures, plan.size()) - 1);
        }
        Duration doubled = retry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(retryMax) < 0 ? doubled : retryMax;
    }
}
