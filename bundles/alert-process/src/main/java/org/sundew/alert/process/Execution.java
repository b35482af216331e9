package org.sundew.alert.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.sundew.program.Kept;
import org.sundew.program.Program;
import org.sundew.program.Programs;
import org.sundew.program.Running;
import org.sundew.program.Variables;

/**
 * One run of a program from its start to its end, with two threads beside the caller's: one feeds it, one reads what it says,
 * so that neither its deafness nor its talk can keep it from being ended in time.
 *
 * @param status what it ended with, 128 and more for a signal
 * @param inTime whether it ended by itself
 * @param output the beginning of what it said, on one line and safe to show
 */
record Execution(int status, boolean inTime, String output) {
    private static final int MOST_OUTPUT = 2048;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Whether it did what it should. */
    boolean well() {
        return inTime && status == 0;
    }

    /**
     * Runs a program and waits for its end, at most so long; then nothing is left of it and of what it started.
     *
     * @throws IOException          if it cannot be started
     * @throws InterruptedException if the thread is interrupted; the program is ended then
     */
    static Execution of(Programs programs, Program program, Variables variables, byte[] input, Duration timeout)
            throws IOException, InterruptedException {
        Running running = programs.start(program, variables, true);
        Kept kept = new Kept(MOST_OUTPUT);
        Thread reader = thread("output", () -> kept.drain(running.output()));
        Thread writer = thread("input", () -> feed(running.input(), input));
        boolean inTime;
        try {
            inTime = running.await(timeout);
        } finally {
            running.end();
        }
        reader.join(LAST_WORDS.toMillis());
        writer.join(LAST_WORDS.toMillis());
        return new Execution(inTime ? running.status() : -1, inTime, kept.escaped());
    }

    private static Thread thread(String what, Runnable task) {
        Thread thread = new Thread(task, "sundew-program-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException e) {
            // it ended, or closed its input, without reading all of it: its affair
        }
    }
}
