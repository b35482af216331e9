package org.sundew.sim.ftp;

import java.time.Instant;

/** When a file was changed. */
@FunctionalInterface
interface FileDate {
    long DAY = 86_400;

    /** The date, seen from now; the salt is the sensor's own, so that no two show the same. */
    Instant at(Instant now, int salt);

    static FileDate fixed(Instant date) {
        return (now, salt) -> date;
    }

    /**
     * At least so many days ago, and less than twice as many: so that nothing ever looks abandoned, and yet a visitor that
     * comes back finds the same date. It stays put for as many days as the largest power of two that is not above the age,
     * then moves on by as much.
     *
     * @param name decides the time of day, together with the salt
     */
    static FileDate daysAgo(int days, String name) {
        long period = Math.max(1, Integer.highestOneBit(days));
        return (now, salt) -> {
            long second = Math.floorMod(31 * salt + name.hashCode(), DAY);
            long today = Math.floorDiv(now.getEpochSecond(), DAY);
            long day = today - Math.floorMod(today, period) - days;
            long date = day * DAY + second;
            return Instant.ofEpochSecond(date <= now.getEpochSecond() ? date : date - DAY);
        };
    }
}
