package org.sundew.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A visit is over: the one event every recorded visit gets, a refused one included.
 *
 * @param time     when it ended, never before it started
 * @param closedBy who ended it
 * @param received the visitor's bytes, cut at the log limit; its total counts all of them
 * @param sent     our bytes, likewise
 * @param notes    what the sim server noted, in order
 * @param rule     the visitor rule or signature that decided, if one did
 * @param limit    the limit that closed or cut the visit, if one did
 */
public record Visited(
        Id id,
        long sequence,
        Instant time,
        Visit at,
        Severity severity,
        ClosedBy closedBy,
        Payload received,
        Payload sent,
        List<Note> notes,
        Optional<RuleMatch> rule,
        Optional<LimitMark> limit)
        implements SensorEvent {

    /** The word for the end of a visit. */
    public static final String ACTION = "connection";

    /** Copies the notes. */
    public Visited {
        notes = List.copyOf(notes);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public String message() {
        return at.listen().name() + " visited by " + at.visitor().ip() + ", closed by " + closedBy.label();
    }

    @Override
    public Optional<Visit> visit() {
        return Optional.of(at);
    }

    @Override
    public Visited withSequence(long place) {
        return new Visited(id, place, time, at, severity, closedBy, received, sent, notes, rule, limit);
    }

    @Override
    public Visited withContents(UnaryOperator<Payload> payloads, UnaryOperator<List<Note>> others) {
        return new Visited(
                id,
                sequence,
                time,
                at,
                severity,
                closedBy,
                payloads.apply(received),
                payloads.apply(sent),
                others.apply(notes),
                rule,
                limit);
    }
}
