package org.sundew.listener;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A task of a session that waits for its time; cancelled with the session, so that it keeps nothing of it alive. */
final class SessionTimer implements Runnable {
    private final LiveSession session;
    private final Runnable task;
    private @Nullable Future<?> schedule;

    SessionTimer(LiveSession session, Runnable task) {
        this.session = session;
        this.task = task;
    }

    void start(Future<?> scheduled) {
        schedule = scheduled;
    }

    void cancel() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    @Override
    public void run() {
        session.due(this, task);
    }
}
