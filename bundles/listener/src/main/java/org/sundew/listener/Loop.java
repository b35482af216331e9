package org.sundew.listener;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.ClosedBy;

/**
 * One event loop and the sessions that live on it.
 *
 * <p>Limits on time are held by one sweep over all sessions, every {@value #SWEEP_MILLIS} ms, instead of two timers a
 * session: a visit that ends soon, as most do, then costs no timer at all, and ten thousand idle ones cost a few dozen
 * microseconds a sweep. A session is on the list at an index it knows, so that leaving is a swap with the last one.
 *
 * <p>Everything but {@link #load} and {@link #execute} belongs to the loop's thread.
 */
final class Loop {
    /** How late a limit on time may act. */
    static final int SWEEP_MILLIS = 250;

    /** The index of a session that is not on the list. */
    static final int NOWHERE = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final EventLoop executor;
    private final Sockets sockets;
    private final Premises premises;
    private final List<TcpSession> sessions = new ArrayList<>();
    private final List<UdpDoor> udp = new ArrayList<>();
    private final Reflection reflection = new Reflection();
    private final Lingering lingering = new Lingering();
    private final Attendance attendance = new Attendance();
    private volatile int load;

    Loop(EventLoop executor, Sockets sockets, Premises premises) {
        this.executor = executor;
        this.sockets = sockets;
        this.premises = premises;
        executor.execute(attendance::present);
        var unused =
                executor.scheduleWithFixedDelay(this::sweepSafely, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    EventLoop executor() {
        return executor;
    }

    Sockets sockets() {
        return sockets;
    }

    Premises premises() {
        return premises;
    }

    Reflection reflection() {
        return reflection;
    }

    Lingering lingering() {
        return lingering;
    }

    Attendance attendance() {
        return attendance;
    }

    /** Runs this on the loop's thread, or not at all once the loop has stopped. */
    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the end of its loop");
        }
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
        if (session.index() < 0) {
            return;
        }
        int last = sessions.size() - 1;
        TcpSession moved = sessions.remove(last);
        if (moved != session) {
            sessions.set(session.index(), moved);
            moved.index(session.index());
        }
        session.index(NOWHERE);
        load = last;
    }

    void add(UdpDoor door) {
        udp.add(door);
    }

    void remove(UdpDoor door) {
        udp.remove(door);
    }

    /** A schedule ends with the first failure, and with it all limits on time: so there is none. */
    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.error("A sweep failed", e);
        }
    }

    /** Ends the sessions whose time is over. */
    void sweep() {
        long now = premises.nanos();
        for (int i = sessions.size() - 1; i >= 0; i = Math.min(i, sessions.size()) - 1) {
            sessions.get(i).checkTime(now);
        }
        for (int i = udp.size() - 1; i >= 0; i--) {
            udp.get(i).checkTime(now);
        }
        lingering.checkTime(now);
    }

    /** Ends every session; their events are handed over when this returns. */
    void endAll() {
        for (TcpSession each : List.copyOf(sessions)) {
            each.end(ClosedBy.SERVER);
        }
        for (UdpDoor each : List.copyOf(udp)) {
            each.endAll();
        }
    }
}
