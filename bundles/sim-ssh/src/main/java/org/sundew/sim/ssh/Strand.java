package org.sundew.sim.ssh;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One visitor's tasks, one after the other, on threads that all visitors share. A key exchange takes milliseconds, and a
 * session's thread has other visitors to serve.
 */
final class Strand {
    /** After so many tasks another visitor has a turn. */
    private static final int TURN = 32;

    private final Executor pool;
    private final Consumer<Throwable> failures;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final ReentrantLock busy = new ReentrantLock();
    private boolean running;
    private boolean over;

    /** @param failures hears what a task throws */
    Strand(Executor pool, Consumer<Throwable> failures) {
        this.pool = pool;
        this.failures = failures;
    }

    void execute(Runnable task) {
        synchronized (tasks) {
            if (over) {
                return;
            }
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        pool.execute(this::run);
    }

    private void run() {
        busy.lock();
        try {
            for (int i = 0; i < TURN; i++) {
                Runnable task = next();
                if (task == null) {
                    return;
                }
                perform(task);
            }
        } finally {
            busy.unlock();
        }
        pool.execute(this::run);
    }

    private @org.jspecify.annotations.Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever a library throws ends this visitor's session only
    private void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError failure) {
            failures.accept(failure);
        }
    }

    /**
     * Does what is left to do, then this, here and now, if the present task ends within some patience. Nothing is done
     * afterwards.
     */
    void finish(Runnable last, Duration patience) {
        boolean mine = false;
        try {
            mine = busy.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (mine) {
                for (Runnable task = next(); task != null; task = next()) {
                    perform(task);
                }
                perform(last);
            }
        } finally {
            synchronized (tasks) {
                over = true;
                tasks.clear();
            }
            if (mine) {
                busy.unlock();
            }
        }
    }
}
