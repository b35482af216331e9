package org.sundew.gate;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that judges arrivals. Its service property {@code gate.name} is the word that {@code gates} in
 * {@code etc/org.sundew.intake.cfg} lists; gates are asked in that order. While a listed gate is absent the sensor accepts
 * nobody. One that throws is counted and the arrival refused.
 */
@ConsumerType
@FunctionalInterface
public interface Gate {
    /** The service property that names the gate. */
    String NAME = "gate.name";

    /** Judges one arrival. Runs on the accepting thread: must not block, and should not allocate when it lets pass. */
    Verdict judge(Arrival arrival);
}
