package org.sundew.win;

import java.util.function.BooleanSupplier;

/** Lets records through while intake is open, and holds their readers back while it is not. Thread-safe. */
final class Turnstile {
    private final BooleanSupplier open;

    Turnstile(BooleanSupplier open) {
        this.open = open;
    }

    /** Returns once intake is open. */
    synchronized void pass() throws InterruptedException {
        while (!open.getAsBoolean()) {
            wait();
        }
    }

    /** Intake has opened or closed. */
    synchronized void look() {
        notifyAll();
    }
}
