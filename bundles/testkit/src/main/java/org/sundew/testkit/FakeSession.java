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
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/** A session that keeps what is sent; tasks run when the harness lets them, on its thread. */
final class FakeSession implements Session {
    private static final int SIDE_PORT = 40321;

    private final Visit visit;
    private final ManualClock clock;
    private final List<Note> notes;
    private final List<Observation> reports;
    private final StringBuilder sent = new StringBuilder();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Side> sides = new ArrayDeque<>();
    private Severity raised = Severity.LOW;
    private @Nullable Dialog dialog;
    private boolean open = true;
    private boolean secure;

    record Side(SimServer server) {}

    FakeSession(Visit visit, ManualClock clock) {
        this(visit, clock, new ArrayList<>(), new ArrayList<>());
    }

    private FakeSession(Visit visit, ManualClock clock, List<Note> notes, List<Observation> reports) {
        this.visit = visit;
        this.clock = clock;
        this.notes = notes;
        this.reports = reports;
    }

    /** A side session of the same visit: same clock, notes and reports. */
    FakeSession beside() {
        return new FakeSession(visit, clock, notes, reports);
    }

    void dialog(Dialog opened) {
        dialog = opened;
        if (!open) {
            opened.closed();
        }
    }

    void settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            if (open) {
                task.run();
            }
        }
    }

    void hangUp() {
        if (open) {
            open = false;
            if (dialog != null) {
                dialog.closed();
            }
        }
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
    public String domain() {
        return "example.com";
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void send(ByteBuffer data) {
        if (open) {
            sent.append(StandardCharsets.ISO_8859_1.decode(data.duplicate()));
        }
    }

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public boolean writable() {
        return open;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

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
        hangUp();
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
