package org.sundew.sim.nothing;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** Takes what comes, and closes once nothing has come for a while. One timer at a time, however much the visitor says. */
final class HearsOut implements Dialog {
    private final Session session;
    private final Duration timeout;
    private Instant deadline;

    private HearsOut(Session session, Duration timeout) {
        this.session = session;
        this.timeout = timeout;
        this.deadline = session.now().plus(timeout);
    }

    static HearsOut of(Session session, Duration timeout) {
        HearsOut dialog = new HearsOut(session, timeout);
        session.after(timeout, dialog::closeIfQuiet);
        return dialog;
    }

    @Override
    public void received(ByteBuffer data) {
        deadline = session.now().plus(timeout);
    }

    private void closeIfQuiet() {
        Duration left = Duration.between(session.now(), deadline);
        if (left.isZero() || left.isNegative()) {
            session.close();
            return;
        }
        session.after(left, this::closeIfQuiet);
    }
}
