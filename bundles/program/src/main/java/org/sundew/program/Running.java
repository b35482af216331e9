package org.sundew.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that was started, and what it started in turn. Whoever started it must {@link #end} it, also when it has ended by
 * itself: only then is nothing left of it. Thread-safe.
 */
public final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final int ROUNDS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Process process;
    private final Programs programs;
    private final Tools tools;
    private final Census census;
    private final String mark;
    private final long started;
    private boolean over;

    Running(Process process, Programs programs, Tools tools, Census census, String mark) {
        this.process = process;
        this.programs = programs;
        this.tools = tools;
        this.census = census;
        this.mark = mark;
        this.started = census.started(process.pid());
    }

    /** Its standard input: what is written here it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Its standard error, unless that was joined with its output. */
    public InputStream errors() {
        return process.getErrorStream();
    }

    /** Waits for it to end; false if it has not by then. */
    public boolean await(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The status it ended with, 128 and more for a signal; -1 while it runs. */
    public int status() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /**
     * Ends it and everything it started, at once and by force, and returns when they are gone; a few milliseconds. May be
     * called again.
     */
    public synchronized void end() {
        if (over) {
            return; // its process id may be another's by now
        }
        over = true;
        Set<ProcessHandle> tree = new HashSet<>(process.descendants().toList());
        boolean interrupted = killGroup();
        process.destroyForcibly();
        for (int round = 0; round < ROUNDS; round++) {
            tree.forEach(ProcessHandle::destroyForcibly);
            List<Long> left = census.find(tools.sessions() ? process.pid() : -1, mark, started);
            if (left.isEmpty() && tree.stream().noneMatch(census::alive)) {
                break;
            }
            for (Long pid : left) {
                ProcessHandle.of(pid).ifPresent(tree::add);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        programs.ended(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the thread was interrupted: it has to finish this all the same. */
    private boolean killGroup() {
        boolean interrupted = Thread.interrupted();
        try {
            tools.killGroup(process.pid());
        } catch (InterruptedException e) {
            return true;
        } catch (IOException e) {
            LOG.debug("The group of process {} is ended one by one: {}", process.pid(), e.getMessage());
        }
        return interrupted;
    }

    /** Has it ended by force after that time, if it runs by then; returns at once. */
    public void endAfter(Duration grace) {
        programs.later(grace, this::end);
    }
}
