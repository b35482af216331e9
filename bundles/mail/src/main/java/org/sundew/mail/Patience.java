package org.sundew.mail;

import java.time.Duration;
import java.time.Instant;
import org.sundew.sim.Session;

/** Ends a session in which nothing was heard for too long. One session's, on its thread. */
public final class Patience {
    private final Session session;
    private final Runnable farewell;
    private Duration most;
    private Instant last;

    /** Waits this long at the most from now on; then {@code farewell} has to end the session. */
    public Patience(Session session, Duration most, Runnable farewell) {
        this.session = session;
        this.farewell = farewell;
        this.most = most;
        this.last = session.now();
        look();
    }

    private void look() {
        Duration left = most.minus(Duration.between(last, session.now()));
        if (left.compareTo(Duration.ZERO) > 0) {
            session.after(left, this::look);
        } else {
            farewell.run();
        }
    }

    /** Something was heard. */
    public void heard() {
        last = session.now();
    }

    /** Waits this long from now on, which is longer than before. */
    public void lengthen(Duration longer) {
        most = longer;
        heard();
    }
}
