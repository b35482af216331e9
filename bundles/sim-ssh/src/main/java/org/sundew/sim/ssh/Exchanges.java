package org.sundew.sim.ssh;

import java.time.Duration;
import java.time.Instant;

/**
 * How many key exchanges one visitor may have: each costs the sensor far more than the visitor. Some at once, for clients
 * that are told to change keys often, then one each while; who asks for more has had enough. On the visitor's strand.
 */
final class Exchanges {
    /** How many may follow each other without a pause. */
    static final int AT_ONCE = 20;

    /** After how long there may be one more. */
    static final Duration EACH = Duration.ofSeconds(10);

    private Instant full;
    private int count;

    Exchanges(Instant now) {
        this.full = now;
    }

    /** One more begins: false if it is too much. */
    boolean take(Instant now) {
        count++;
        Instant from = full.isBefore(now) ? now : full;
        full = from.plus(EACH);
        return !full.isAfter(now.plus(EACH.multipliedBy(AT_ONCE)));
    }

    /** How many there were, with the one that was too much. */
    int count() {
        return count;
    }
}
