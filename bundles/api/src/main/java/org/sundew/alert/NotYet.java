package org.sundew.alert;

import java.io.Serial;
import java.time.Duration;

/**
 * Thrown by a sink that must not tell anybody more for a while, such as one that has said all it may in an hour. It is not a
 * failure: the lane waits that long and then delivers the same events together with
 * what has come up meanwhile, as far as {@code alert.batch} allows. Nothing is lost, also not by a crash meanwhile.
 */
public final class NotYet extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration pause;

    /** With why, in words for operators, and for how long: less than a second counts as one, more than an hour as one. */
    public NotYet(String why, Duration pause) {
        super(why, null, false, false);
        Duration atLeast = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
        this.pause = atLeast.compareTo(LONGEST) < 0 ? atLeast : LONGEST;
    }

    /** How long the lane is to wait. */
    public Duration pause() {
        return pause;
    }
}
