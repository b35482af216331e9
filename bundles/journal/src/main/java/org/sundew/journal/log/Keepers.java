package org.sundew.journal.log;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two threads that do what can wait: one may be packing for long while the other saves cursors. Thread-safe. */
final class Keepers {
    private static final Logger LOG = LoggerFactory.getLogger(Keepers.class);
    private static final int THREADS = 2;
    private static final int PATIENCE = 10;

    private final ScheduledThreadPoolExecutor executor;

    Keepers() {
        AtomicInteger number = new AtomicInteger();
        executor = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "journal-keeper-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    void after(Duration delay, Runnable task) {
        if (!executor.isShutdown()) {
            var unused = executor.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void every(Duration period, Duration delay, Runnable task) {
        var unused =
                executor.scheduleWithFixedDelay(logged(task), delay.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A task that throws must not end its own repetition unheard. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the event log failed", e);
            }
        };
    }

    /** Ends after the tasks that run now, for which it waits. */
    void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                LOG.warn("A task of the event log goes on after {} seconds", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
