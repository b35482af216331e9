package org.sundew.itests.inside;

import static org.junit.Assert.fail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks again until it is so, for what happens on other threads and tells nobody. */
final class Soon {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MS = 20;

    private Soon() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        until(() -> what, condition);
    }

    /** Fails with this text, made at that moment, if it is not so in time. */
    static void until(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("not so within " + PATIENCE + ": " + what.get());
            }
            if (never.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError();
            }
        }
    }
}
