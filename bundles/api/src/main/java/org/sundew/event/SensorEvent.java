package org.sundew.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that happened, as it is journaled and told. Immutable.
 *
 * <p>{@link #sequence()} is 0 until the journal has taken the event; then it is the event's place in the sensor's log, one
 * more than its predecessor's, so that a gap proves a loss.
 */
public sealed interface SensorEvent permits Visited, Observed, LimitReached, SensorChanged {
    /** Unique, also over restarts: lets a receiver recognise a repeated delivery. */
    Id id();

    /** The place in the sensor's log, from 1, or 0 while not journaled. */
    long sequence();

    /** When it happened; for a visit, when it ended. */
    Instant time();

    /** The word for {@code event.action}. */
    String action();

    /** How much it matters. */
    Severity severity();

    /** One line for people. Never holds visitor bytes. */
    String message();

    /** The visit it belongs to; empty for events of the sensor itself. */
    Optional<Visit> visit();

    /** The same event at this place in the log. */
    SensorEvent withSequence(long sequence);

    /**
     * The same event with other contents, for a receiver that cannot take them as they are: every payload and the list of notes
     * replaced by what these make of it. Itself if it has neither.
     */
    SensorEvent withContents(UnaryOperator<Payload> payloads, UnaryOperator<List<Note>> notes);
}
