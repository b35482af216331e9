package org.sundew.sim.ftp;

import java.time.Instant;

/** When a file was changed. */
@FunctionalInterface
interface FileDate {
    long DAY = 86_400;

    Instant at(Instant now);

    static FileDate fixed(Instant date) {
        return now -> date;
    }

    /**
     * At least so many days ago, and less than twice as many: so that nothing ever looks abandoned, and yet a visitor that
     * comes back finds the same date. It stays put for as many days as the largest power of two that is not above the age,
     * then moves on by as much.
     *
     * @param salt decides the time of day
     */
    static FileDate daysAgo(int days, int salt) {
        long period = Math.max(1, Integer.highestOneBit(days));
        long second = Math.floorMod(salt, DAY);
        return now -> {
            long today = Math.floorDiv(now.getEpochSecond(), DAY);
            long day = today - Math.floorMod(today, period) - days;
            long date = day * DAY + second;
            return Instant.ofEpochSecond(date <= now.getEpochSecond() ? date : date - DAY);
        };
    }
}
