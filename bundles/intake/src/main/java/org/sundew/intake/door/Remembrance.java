package org.sundew.intake.door;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sundew.intake.StateStore;

/**
 * Has the ledger outlive updates and restarts: reads it at the start, writes it from time to time, if anybody came since, and at
 * the end. Its thread is {@code sundew-ledger}.
 */
final class Remembrance {
    private static final String NAME = "visitors";

    private final Ledger ledger;
    private final StateStore store;
    private final LongSupplier arrivals;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sundew-ledger");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> rounds;
    private long written;

    /** @param arrivals tells by a change that there is something new */
    Remembrance(Ledger ledger, StateStore store, LongSupplier arrivals) {
        this.ledger = ledger;
        this.store = store;
        this.arrivals = arrivals;
        store.recall(NAME, (in, thisRun) -> LedgerFile.read(ledger, in));
    }

    /** Writes every so many seconds from now on; 0 only at the end. */
    synchronized void every(int seconds) {
        if (rounds != null) {
            rounds.cancel(false);
        }
        rounds = seconds == 0 ? null : executor.scheduleWithFixedDelay(this::write, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Something changed that no arrival tells of. */
    synchronized void changed() {
        written = -1;
    }

    /** Writes, if there is anything new. */
    synchronized void write() {
        long now = arrivals.getAsLong();
        if (now != written) {
            store.keep(NAME, out -> LedgerFile.write(ledger, out));
            written = now;
        }
    }

    /** Writes for the last time. */
    void end() {
        executor.shutdown();
        write();
    }
}
