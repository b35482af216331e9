package org.sundew.gate;

import java.util.Optional;
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

    /**
     * What {@link #judge} would answer to this arrival if it came now, and why. Changes nothing and counts nothing; may
     * allocate and take its time. Empty if the gate cannot explain itself.
     */
    default Optional<Explanation> explain(Arrival arrival) {
        return Optional.empty();
    }
}
