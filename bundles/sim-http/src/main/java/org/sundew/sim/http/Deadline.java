package org.sundew.sim.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sundew.sim.Session;

/** A moment by which something must have happened, put off again and again. It costs one timer, not one for each time. */
final class Deadline {
    private final Session session;
    private final Runnable missed;
    private Optional<Instant> due = Optional.empty();
    private Optional<Instant> timer = Optional.empty();

    Deadline(Session session, Runnable missed) {
        this.session = session;
        this.missed = missed;
    }

    /** Sets it to so many seconds from now. */
    void in(int seconds) {
        Instant moment = session.now().plusSeconds(seconds);
        due = Optional.of(moment);
        if (timer.filter(set -> !set.isAfter(moment)).isEmpty()) {
            arm(moment);
        }
    }

    /** Calls it off. */
    void off() {
        due = Optional.empty();
    }

    private void arm(Instant moment) {
        timer = Optional.of(moment);
        session.after(Duration.between(session.now(), moment), () -> rings(moment));
    }

    private void rings(Instant moment) {
        if (timer.filter(moment::equals).isEmpty()) {
            return;
        }
        timer = Optional.empty();
        if (due.isEmpty()) {
            return;
        }
        Instant wanted = due.get();
        if (wanted.isAfter(session.now())) {
            arm(wanted);
            return;
        }
        due = Optional.empty();
        missed.run();
    }
}
