package org.sundew.listener;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.sim.Dialog;
import org.sundew.sim.Persona;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/**
 * What sessions of every transport have in common: the border to the sim server's code, its tasks, and the record of the
 * visit.
 *
 * <p><b>The border.</b> All calls of a sim server go through {@link #open}, {@link #call} and {@link #run}; whatever they
 * throw, a {@link LinkageError} of a bundle that has gone included, ends this session and nothing else. While such a call
 * runs, {@link #calling} is set: what the sim asks for is only written down (bytes in an outbox, the wish to close) and
 * carried out by {@link #settle} afterwards, so no event of the connection can re-enter the sim server.
 *
 * <p>Everything but {@link #execute} belongs to the loop's thread.
 */
abstract sealed class LiveSession implements Session permits TcpSession, UdpSession {
    /** How many tasks of one session may wait for their time, and how many for their turn. */
    static final int MAX_TASKS = 1_000;

    private static final AtomicIntegerFieldUpdater<LiveSession> QUEUED =
            AtomicIntegerFieldUpdater.newUpdater(LiveSession.class, "queued");

    private final Loop loop;
    private final Serving serving;
    private final VisitRecord record;

    @SuppressWarnings("UnusedVariable") // QUEUED reads and writes it
    private volatile int queued;

    private @Nullable Dialog dialog;
    private @Nullable List<SessionTimer> timers;
    private @Nullable ClosedBy closing;
    private boolean calling;
    private boolean settleDue;
    private boolean over;

    LiveSession(Loop loop, Serving serving, VisitRecord record) {
        this.loop = loop;
        this.serving = serving;
        this.record = record;
    }

    /** Carries out what the sim asked for during the last call. */
    abstract void settle();

    /** Ends the session now: lets the visitor go, tells the dialog, hands the visit over. Only the first call counts. */
    abstract void end(ClosedBy by);

    final Loop loop() {
        return loop;
    }

    final Serving serving() {
        return serving;
    }

    final VisitRecord record() {
        return record;
    }

    /** Who closes the session as soon as all is sent, or null while nobody does. */
    final @Nullable ClosedBy closing() {
        return closing;
    }

    final void closing(ClosedBy by) {
        if (closing == null) {
            closing = by;
        }
    }

    final boolean calling() {
        return calling;
    }

    final boolean over() {
        return over;
    }

    /** Whether the dialog has begun. */
    final boolean talking() {
        return dialog != null;
    }

    /** Has the sim server open the dialog. */
    final void open(SimServer sim) {
        enter();
        try {
            dialog = Objects.requireNonNull(sim.open(this), "the sim server returned no dialog");
        } catch (Throwable failure) {
            failed(failure);
        }
        leave();
    }

    /** Tells the dialog something, unless the session is closing. */
    final <T> void call(BiConsumer<Dialog, T> what, T with) {
        Dialog present = dialog;
        if (present == null || closing != null || over) {
            return;
        }
        enter();
        try {
            what.accept(present, with);
        } catch (Throwable failure) {
            failed(failure);
        }
        leave();
    }

    /** Passes the visitor's bytes on. */
    final void deliver(ByteBuffer data) {
        call(Dialog::received, data);
    }

    /** Runs a task of the sim server's, unless the session is closing. */
    final void run(Runnable task) {
        if (closing != null || over) {
            return;
        }
        enter();
        try {
            task.run();
        } catch (Throwable failure) {
            failed(failure);
        }
        leave();
        settle();
    }

    private void enter() {
        calling = true;
        loop.attendance().enter(serving);
    }

    private void leave() {
        loop.attendance().leave();
        calling = false;
    }

    private void failed(Throwable failure) {
        serving.faults().add(record.visit(), failure);
        record.note(VisitRecord.ERROR, failure.getClass().getName());
        closing(ClosedBy.SERVER);
    }

    /** The last step of an end: no call is made afterwards. True the first time. */
    final boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        if (timers != null) {
            timers.forEach(SessionTimer::cancel);
            timers = null;
        }
        return true;
    }

    /** Tells the dialog that it is over. */
    final void farewell() {
        Dialog present = dialog;
        dialog = null;
        if (present == null) {
            return;
        }
        enter();
        try {
            present.closed();
        } catch (Throwable failure) {
            failed(failure);
        }
        leave();
    }

    /** Notes that something is to be carried out, also if this is not called from within one of our own calls. */
    final void touched() {
        if (!calling && !settleDue) {
            settleDue = true;
            loop.executor().execute(() -> {
                settleDue = false;
                settle();
            });
        }
    }

    final void checkThread() {
        if (!loop.executor().inEventLoop()) {
            throw new IllegalStateException("not the session's thread: Session.execute gets you there");
        }
    }

    @Override
    public final Visit visit() {
        return record.visit();
    }

    @Override
    public final Persona persona() {
        return loop.premises().personas().persona(serving.persona());
    }

    @Override
    public final Instant now() {
        return loop.premises().clock().instant();
    }

    @Override
    public final void close() {
        checkThread();
        closing(ClosedBy.SERVER);
        touched();
    }

    @Override
    public final void note(String name, String value) {
        checkThread();
        record.note(name, value);
    }

    @Override
    public final void report(Observation observation) {
        checkThread();
        record.report(observation);
    }

    @Override
    public final void raise(Severity severity) {
        checkThread();
        record.raise(severity);
    }

    @Override
    public final void execute(Runnable task) {
        if (QUEUED.incrementAndGet(this) > MAX_TASKS) {
            QUEUED.decrementAndGet(this);
            throw new RejectedExecutionException("more than " + MAX_TASKS + " tasks of one session wait");
        }
        loop.execute(() -> {
            QUEUED.decrementAndGet(this);
            run(task);
        });
    }

    @Override
    public final void after(Duration delay, Runnable task) {
        checkThread();
        if (over) {
            return;
        }
        List<SessionTimer> waiting = timers;
        if (waiting == null) {
            waiting = new ArrayList<>(2);
            timers = waiting;
        }
        if (waiting.size() >= MAX_TASKS) {
            throw new RejectedExecutionException("more than " + MAX_TASKS + " timers of one session wait");
        }
        SessionTimer timer = new SessionTimer(this, task);
        waiting.add(timer);
        timer.start(loop.executor().schedule(timer, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** A timer's time has come. */
    final void due(SessionTimer timer, Runnable task) {
        if (timers != null) {
            timers.remove(timer);
        }
        run(task);
    }
}
