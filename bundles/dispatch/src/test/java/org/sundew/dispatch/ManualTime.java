package org.sundew.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sundew.testkit.ManualClock;

/** Time for lanes that passes only when the clock is told so. */
final class ManualTime implements Time {
    final ManualClock clock = new ManualClock();
    private final Semaphore waits = new Semaphore(0);

    static long nanos(ManualClock clock) {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return nanos(clock);
    }

    /** Waits until some thread waits by a bell (once for each time one did), then lets so much time pass. */
    void elapseOnceWaiting(Duration duration) throws InterruptedException {
        awaitWaiting();
        clock.elapse(duration);
    }

    void awaitWaiting() throws InterruptedException {
        if (!waits.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no thread waits");
        }
    }

    @Override
    public Bell bell() {
        Semaphore rings = new Semaphore(0);
        return new Bell() {
            @Override
            public void ring() {
                rings.release();
            }

            @Override
            public void await(long nanos) throws InterruptedException {
                clock.after(Duration.ofNanos(nanos), this::ring);
                waits.release();
                rings.acquire();
                rings.drainPermits();
            }
        };
    }
}
