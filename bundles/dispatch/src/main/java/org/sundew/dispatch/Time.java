package org.sundew.dispatch;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What lanes know of time, and how they wait: a test makes it pass. */
interface Time {
    /** The time of the wall clock. */
    Instant now();

    /** A count of nanoseconds that never goes back. */
    long nanos();

    /** A new bell. */
    Bell bell();

    /** What one thread waits by and others ring. */
    interface Bell {
        /** Ends the present wait, or else the next one. */
        void ring();

        /** Waits so long, or until the bell is rung. */
        void await(long nanos) throws InterruptedException;
    }

    /** The time of this machine. */
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
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
                    if (rings.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                        rings.drainPermits();
                    }
                }
            };
        }
    };
}
