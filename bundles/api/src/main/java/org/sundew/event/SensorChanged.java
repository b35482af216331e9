package org.sundew.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The sensor itself changed: a listen opened, a sink failed, events were lost.
 *
 * @param action  {@code listen-opened}, {@code listen-failed}, {@code listen-closed}, {@code config-changed},
 *                {@code sink-failed}, {@code sink-recovered}, {@code events-lost}, {@code started} or {@code stopped}
 * @param subject what changed: a listen's, sink's or file's name
 * @param message one line for people, without visitor bytes
 * @param notes   the facts, e.g. how many events were lost and when
 */
public record SensorChanged(
        Id id,
        long sequence,
        Instant time,
        String action,
        Severity severity,
        String subject,
        String message,
        List<Note> notes)
        implements SensorEvent {

    /** Copies the notes. */
    public SensorChanged {
        notes = List.copyOf(notes);
    }

    @Override
    public Optional<Visit> visit() {
        return Optional.empty();
    }

    @Override
    public SensorChanged withSequence(long place) {
        return new SensorChanged(id, place, time, action, severity, subject, message, notes);
    }

    @Override
    public SensorChanged withContents(UnaryOperator<Payload> payloads, UnaryOperator<List<Note>> others) {
        return new SensorChanged(id, sequence, time, action, severity, subject, message, others.apply(notes));
    }
}
