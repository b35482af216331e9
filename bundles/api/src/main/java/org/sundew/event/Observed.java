package org.sundew.event;

import java.time.Instant;
import java.util.Optional;

/** A sim server saw something during a visit that must not wait for its end. */
public record Observed(Id id, long sequence, Instant time, Visit at, Severity severity, Observation observation)
        implements SensorEvent {

    @Override
    public String action() {
        return observation.action();
    }

    @Override
    public String message() {
        return observation.action() + " at " + at.listen().name() + " by "
                + at.visitor().ip();
    }

    @Override
    public Optional<Visit> visit() {
        return Optional.of(at);
    }

    @Override
    public Observed withSequence(long place) {
        return new Observed(id, place, time, at, severity, observation);
    }
}
