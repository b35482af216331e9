package org.sundew.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.sim.Dialog;
import org.sundew.sim.Persona;
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/** A session that keeps what is sent; tasks run when the harness lets them, on its thread. */
final class FakeSession implements Session {
    private static final int SIDE_PORT = 40321;
    private static final int HIGH_WATER = 65_536;

    private final Visit visit;
    private final Persona persona;
    private final ManualClock clock;
    private final List<Note> notes;
    private final List<Observation> reports;
    private final StringBuilder sent = new StringBuilder();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> unheard = new ArrayDeque<>();
    private final Queue<Side> sides = new ArrayDeque<>();
    /** The sessions of this visit: the one that began it, then its side sessions. */
    private final List<FakeSession> family;

    private Severity raised = Severity.LOW;
    private @Nullable Dialog dialog;
    private long pending;
    private boolean open = true;
    private boolean closing;
    private boolean paused;
    private boolean stalled;
    private boolean secure;

    record Side(SimServer server) {}

    FakeSession(Visit visit, Persona persona, ManualClock clock) {
        this.visit = visit;
        this.persona = persona;
        this.clock = clock;
        this.notes = new ArrayList<>();
        this.reports = new ArrayList<>();
        this.family = new ArrayList<>();
        family.add(this);
    }

    private FakeSession(FakeSession main) {
        visit = main.visit;
        persona = main.persona;
        clock = main.clock;
        notes = main.notes;
        reports = main.reports;
        family = main.family;
        family.add(this);
    }

    /** A side session of the same visit: same clock, notes and reports. */
    FakeSession beside() {
        return new FakeSession(this);
    }

    void dialog(Dialog opened) {
        dialog = opened;
        if (!open) {
            opened.closed();
        }
    }

    /** The visitor does something that the dialog hears once it is not paused. */
    void say(Runnable heard) {
        unheard.add(heard);
        settle();
    }

    /** Runs what is due in this visit's sessions until nothing is. */
    void settle() {
        boolean ran = true;
        while (ran) {
            ran = false;
            for (FakeSession each : List.copyOf(family)) {
                ran |= each.step();
            }
        }
    }

    private boolean step() {
        Runnable next = tasks.poll();
        if (next == null && !paused) {
            next = unheard.poll();
        }
        if (next != null && open && !closing) {
            next.run();
        }
        return next != null;
    }

    /** The visitor reads nothing from now on. */
    void stall() {
        stalled = true;
    }

    /** The visitor reads again, all there is. */
    void readOn() {
        boolean full = pending >= HIGH_WATER;
        stalled = false;
        pending = 0;
        if (closing) {
            hangUp();
        } else if (full && open && dialog != null) {
            dialog.drained();
        }
        settle();
    }

    void hangUp() {
        if (!open) {
            return;
        }
        open = false;
        if (family.get(0) == this) {
            family.forEach(FakeSession::hangUp);
        }
        if (dialog != null) {
            dialog.closed();
        }
    }

    boolean paused() {
        return paused;
    }

    boolean open() {
        return open;
    }

    String sent() {
        return sent.toString();
    }

    void take(int length) {
        sent.delete(0, length);
    }

    ManualClock clock() {
        return clock;
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    List<Observation> reports() {
        return List.copyOf(reports);
    }

    Severity raised() {
        return raised;
    }

    Side takeSidePort() {
        Side side = sides.poll();
        if (side == null) {
            throw new AssertionError("no side port is open");
        }
        return side;
    }

    int sidePort() {
        if (sides.isEmpty()) {
            throw new AssertionError("no side port is open");
        }
        return SIDE_PORT;
    }

    @Override
    public Visit visit() {
        return visit;
    }

    @Override
    public Persona persona() {
        return persona;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void send(ByteBuffer data) {
        if (open && !closing) {
            sent.append(StandardCharsets.ISO_8859_1.decode(data.duplicate()));
            pending += stalled ? data.remaining() : 0;
        }
    }

    @Override
    public long pending() {
        return pending;
    }

    @Override
    public boolean writable() {
        return open && pending < HIGH_WATER;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void startTls() {
        secure = true;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public void close() {
        closing = true;
        if (pending == 0) {
            hangUp();
        }
    }

    @Override
    public void note(String name, String value) {
        notes.add(new Note(name, value));
    }

    @Override
    public void report(Observation observation) {
        reports.add(observation);
    }

    @Override
    public void raise(Severity severity) {
        raised = raised.atLeast(severity);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        clock.after(delay, () -> {
            if (open) {
                task.run();
            }
        });
    }

    @Override
    public SidePort openSidePort(SimServer server) {
        sides.clear();
        Side side = new Side(server);
        sides.add(side);
        return new SidePort() {
            @Override
            public int port() {
                return SIDE_PORT;
            }

            @Override
            public void close() {
                sides.remove(side);
            }
        };
    }
}
