package org.sundew.listener;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Endpoint;
import org.sundew.event.Listen;
import org.sundew.intake.Admission;
import org.sundew.intake.Intake;

/** The way to intake, which comes and goes. Thread-safe; reading it is one volatile read and intake's own. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private volatile @Nullable Intake intake;
    private @Nullable AutoCloseable subscription;

    /** Leads there from now on, and has this run whenever it opens or closes. */
    synchronized void lead(Intake to, Runnable onChange) {
        stopHearing();
        intake = to;
        subscription = to.onChange(onChange);
    }

    /** Leads nowhere from now on, if it led to this one; true if it did. */
    synchronized boolean close(Intake from) {
        if (!from.equals(intake)) {
            return false;
        }
        intake = null;
        stopHearing();
        return true;
    }

    private void stopHearing() {
        AutoCloseable before = subscription;
        subscription = null;
        if (before == null) {
            return;
        }
        try {
            before.close();
        } catch (Exception e) {
            LOG.warn("Intake did not take back a subscription", e);
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
