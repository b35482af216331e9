package org.sundew.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    @Override
    public Observed withContents(UnaryOperator<Payload> payloads, UnaryOperator<List<Note>> notes) {
        Observation other = new Observation(
                observation.action(), notes.apply(observation.notes()), payloads.apply(observation.payload()));
        return new Observed(id, sequence, time, at, severity, other);
    }
}
