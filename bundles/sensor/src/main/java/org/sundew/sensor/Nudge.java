package org.sundew.sensor;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that runs a while after it was asked for, once for all who asked meanwhile. Thread-safe. */
final class Nudge {
    private static final Logger LOG = LoggerFactory.getLogger(Nudge.class);

    private final ScheduledExecutorService executor;
    private final Duration delay;
    private final Runnable task;
    private final AtomicBoolean asked = new AtomicBoolean();

    Nudge(ScheduledExecutorService executor, Duration delay, Runnable task) {
        this.executor = executor;
        this.delay = delay;
        this.task = task;
    }

    /** Asks for the task; does nothing once the executor is shut down. */
    void ask() {
        if (executor.isShutdown() || asked.getAndSet(true)) {
            return;
        }
        try {
            var unused = executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            asked.set(false); // shut down between the two
        }
    }

    private void run() {
        asked.set(false);
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the configurations could not all be checked", e); // the executor would keep it to itself
        }
    }
}
