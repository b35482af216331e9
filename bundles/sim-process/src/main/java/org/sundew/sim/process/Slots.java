package org.sundew.sim.process;

import java.util.concurrent.Semaphore;

/** How many programs of one listen may run at once. Thread-safe. */
final class Slots {
    private final Semaphore free;

    Slots(int most) {
        free = new Semaphore(most);
    }

    /** Takes one, if one is free. */
    boolean take() {
        return free.tryAcquire();
    }

    /** Gives one back. */
    void release() {
        free.release();
    }
}
