package org.sundew.sim.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.program.Kept;
import org.sundew.program.Program;
import org.sundew.program.Programs;
import org.sundew.program.Running;
import org.sundew.program.Variables;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * One session and the program that plays it.
 *
 * <p>Three threads serve the program, and end with it. The first starts it, carries what it says to the visitor, and clears up
 * behind it; the second carries what the visitor says to it; the third keeps what it writes to its standard error. The session's
 * thread only hands pieces over and is never held up.
 *
 * <p>The program's end, or that of its output, ends the session. The session's end closes the program's input; what of it still
 * runs {@code GRACE} later is ended by force. A visitor who says no more may have gone or may still listen, which TCP does not
 * tell apart: the program's input ends too, and the session goes on until the program has said nothing for {@code GRACE}.
 */
final class Play implements Dialog {
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final int MOST_ERRORS = Note.MAX_VALUE / 4;
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Session session;
    private final Programs programs;
    private final Program program;
    private final Variables variables;
    private final Mouth mouth;
    private final Ear ear;
    private final Kept errors = new Kept(MOST_ERRORS);
    private final Consumer<IOException> failed;
    private final Runnable done;
    private final String threads;

    private @Nullable Running running;
    private boolean over;
    private boolean silent;

    /**
     * A play to come.
     *
     * @param most   how many bytes the program may say
     * @param failed is told if it cannot be started
     * @param done   runs when nothing is left of it
     */
    Play(
            Session session,
            Programs programs,
            Program program,
            Variables variables,
            long most,
            Consumer<IOException> failed,
            Runnable done) {
        this.session = session;
        this.programs = programs;
        this.program = program;
        this.variables = variables;
        this.mouth = new Mouth(session, most);
        this.ear = new Ear(session);
        this.failed = failed;
        this.done = done;
        this.threads = "sundew-program-" + session.visit().listen().name();
    }

    /** Begins; returns at once. */
    void begin() {
        thread("", this::play);
    }

    private Thread thread(String suffix, Runnable task) {
        Thread thread = new Thread(task, threads + suffix);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void play() {
        try {
            Running started = programs.start(program, variables, false);
            try {
                perform(started);
            } finally {
                started.end();
            }
        } catch (IOException e) {
            failed.accept(e);
            session.execute(() -> finish("program.error", "it could not be started"));
        } finally {
            done.run();
        }
    }

    private void perform(Running started) {
        appear(started);
        thread("-input", () -> ear.carry(started.input()));
        Thread listener = thread("-errors", () -> errors.drain(started.errors()));
        try {
            boolean tooMuch = mouth.carry(started.output());
            if (tooMuch || !started.await(FAREWELL)) {
                started.end();
            }
            listener.join(FAREWELL.toMillis());
            conclude(tooMuch, started.status());
        } catch (IOException e) {
            conclude(false, started.status()); // its output broke off, as when it is ended by force
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program runs; if the session ended meanwhile, it will not run for long. */
    private synchronized void appear(Running started) {
        running = started;
        if (over) {
            started.endAfter(GRACE);
        }
    }

    private void conclude(boolean tooMuch, int status) {
        ear.end();
        String name = tooMuch ? "program.limit" : "program.status";
        session.execute(() -> finish(name, tooMuch ? "output.bytes" : Integer.toString(status)));
    }

    private void finish(String name, String value) {
        session.note(name, value);
        session.close();
    }

    @Override
    public void received(ByteBuffer data) {
        ear.hear(data);
    }

    @Override
    public boolean ended() {
        ear.end();
        hearOut(mouth.said());
        return false;
    }

    private void hearOut(long said) {
        session.after(GRACE, () -> {
            if (mouth.said() > said || mouth.waiting()) {
                hearOut(mouth.said());
            } else {
                silence();
            }
        });
    }

    private synchronized void silence() {
        silent = true;
        session.close();
    }

    @Override
    public void drained() {
        mouth.drained();
    }

    @Override
    public void closed() {
        String said = errors.escaped();
        if (!said.isEmpty()) {
            session.note("program.stderr", said);
        }
        ear.end();
        mouth.close();
        leave();
    }

    private synchronized void leave() {
        over = true;
        if (running != null) {
            running.endAfter(silent ? Duration.ZERO : GRACE);
        }
    }
}
