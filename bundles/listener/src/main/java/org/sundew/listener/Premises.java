package org.sundew.listener;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.sundew.admin.Personas;

/** What all sessions share. Thread-safe; what changes is read anew where it is used. */
final class Premises {
    private final Clock clock;
    private final LongSupplier nanos;
    private final TlsIdentities identities;
    private final Budget budget = new Budget(() -> setup().bounds().bufferBytes());
    private volatile Setup setup;
    private volatile Personas personas = new Stopgap();

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Premises(Clock clock, LongSupplier nanos, TlsIdentities identities, Setup setup) {
        this.clock = clock;
        this.nanos = nanos;
        this.identities = identities;
        this.setup = setup;
    }

    Clock clock() {
        return clock;
    }

    long nanos() {
        return nanos.getAsLong();
    }

    TlsIdentities identities() {
        return identities;
    }

    Budget budget() {
        return budget;
    }

    Setup setup() {
        return setup;
    }

    void setup(Setup next) {
        setup = next;
    }

    /** Who is played. */
    Personas personas() {
        return personas;
    }

    void personas(Personas next) {
        personas = next;
    }
}
