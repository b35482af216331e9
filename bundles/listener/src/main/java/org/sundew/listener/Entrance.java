package org.sundew.listener;

import org.jspecify.annotations.Nullable;
import org.sundew.event.Endpoint;
import org.sundew.event.Listen;
import org.sundew.intake.Admission;
import org.sundew.intake.Intake;

/** The way to intake, which comes and goes. Thread-safe; reading it is one volatile read and intake's own. */
final class Entrance {
    private volatile @Nullable Intake intake;

    void lead(Intake to) {
        intake = to;
    }

    /** Leads nowhere from now on, if it led to this one. */
    void close(Intake from) {
        if (intake == from) {
            intake = null;
        }
    }

    boolean open() {
        Intake present = intake;
        return present != null && present.open();
    }

    /** As {@link Intake#arrive}; null if intake has gone since it was found open. */
    @Nullable
    Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
        Intake present = intake;
        return present == null ? null : present.arrive(visitor, sensor, listen);
    }
}
