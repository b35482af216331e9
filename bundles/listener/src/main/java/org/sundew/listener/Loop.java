package org.sundew.listener;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sundew.event.ClosedBy;

/**
 * One event loop and the sessions that live on it.
 *
 * <p>Limits on time are held by one sweep over all sessions, every {@value #SWEEP_MILLIS} ms, instead of two timers a
 * session: a visit that ends soon, as most do, then costs no timer at all, and ten thousand idle ones cost a few dozen
 * microseconds a sweep. A session is on the list at an index it knows, so that leaving is a swap with the last one.
 *
 * <p>Everything but {@link #load} belongs to the loop's thread.
 */
final class Loop {
    /** How late a limit on time may act. */
    static final int SWEEP_MILLIS = 250;

    private final EventLoop executor;
    private final List<TcpSession> sessions = new ArrayList<>();
    private volatile int load;

    Loop(EventLoop executor) {
        this.executor = executor;
        var unused = executor.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    EventLoop executor() {
        return executor;
    }

    /** How many sessions are open here; a hint to other threads. */
    int load() {
        return load;
    }

    void add(TcpSession session) {
        session.index(sessions.size());
        sessions.add(session);
        load = sessions.size();
    }

    void remove(TcpSession session) {
        int last = sessions.size() - 1;
        TcpSession moved = sessions.remove(last);
        if (moved != session) {
            sessions.set(session.index(), moved);
            moved.index(session.index());
        }
        load = last;
    }

    private void sweep() {
        long now = System.nanoTime();
        for (int i = sessions.size() - 1; i >= 0; i--) {
            sessions.get(i).checkTime(now);
        }
    }

    /** Ends every session; their events are handed over when this returns. */
    void endAll() {
        while (!sessions.isEmpty()) {
            sessions.get(sessions.size() - 1).end(ClosedBy.SERVER);
        }
    }
}
