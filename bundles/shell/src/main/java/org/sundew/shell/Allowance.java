package org.sundew.shell;

import java.time.Duration;

/**
 * What one typed line may cost: steps, output and time. Whatever a visitor writes, loops and nested substitutions included,
 * ends when one of them is used up, as a real shell does that cannot fork any more.
 */
final class Allowance {
    /** Commands and rounds of loops. */
    static final int STEPS_MAX = 5_000;
    /** Bytes of output, kept or thrown away, and of what is replaced in words. */
    static final int BYTES_MAX = 4 << 20;
    /** Time that commands pretend to take; more is over at once. */
    static final Duration TIME_MAX = Duration.ofMinutes(10);

    /** So many comparisons cost as much as a byte of output. */
    private static final int WORK = 64;

    /** How deep what is carried out may be nested, so that a stack of 512 KiB is enough. */
    static final int DEPTH_MAX = 120;

    private int steps;
    private long bytes;
    private int depth;
    private Duration time = Duration.ZERO;

    /** It is used up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("Resource temporarily unavailable", null, false, false);
        }
    }

    void step() {
        if (++steps > STEPS_MAX) {
            throw new Exhausted();
        }
    }

    void spend(long size) {
        bytes += size;
        if (bytes > BYTES_MAX) {
            throw new Exhausted();
        }
    }

    /** Something takes time that grows as these two do together: a search for one text in the other. */
    void work(long much, long times) {
        spend(much * times / WORK);
    }

    void enter() {
        if (++depth > DEPTH_MAX) {
            depth--;
            throw new Exhausted();
        }
    }

    void leave() {
        depth--;
    }

    /** A command takes this long. */
    void take(Duration wait) {
        Duration sum = time.plus(wait);
        time = sum.compareTo(TIME_MAX) > 0 ? TIME_MAX : sum;
    }

    /** Does something whose time does not count. */
    void aside(Runnable task) {
        Duration before = time;
        task.run();
        time = before;
    }

    /** The time taken so far. */
    Duration time() {
        return time;
    }
}
