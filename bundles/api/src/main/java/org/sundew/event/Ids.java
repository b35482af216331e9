package org.sundew.event;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A source of {@link Id}s that never repeats and never goes back.
 *
 * <p>Thread-safe. Within one millisecond, and when the clock steps back, the random part counts up from where it was, so
 * ids of one source always increase; a new millisecond draws new random bits.
 */
public final class Ids {
    private static final long RANDOM_HIGH_BITS = 0xFFFFL;

    private final Clock clock;
    private final RandomGenerator random;
    private long millis;
    private long randomHigh;
    private long randomLow;

    /** A source that reads this clock and draws from this generator, which should be a cryptographic one. */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next id. Does not block beyond the generator's own cost. */
    public synchronized Id next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            randomHigh = random.nextLong() & RANDOM_HIGH_BITS;
            randomLow = random.nextLong();
        } else if (++randomLow == 0 && ++randomHigh > RANDOM_HIGH_BITS) {
            randomHigh = 0;
            millis++;
        }
        return new Id(millis << 16 | randomHigh, randomLow);
    }
}
