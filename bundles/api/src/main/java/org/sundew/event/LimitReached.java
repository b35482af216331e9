package org.sundew.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A limit changed something: a scan was seen, a visitor locked out or released, a protocol locked up or reopened.
 *
 * @param action      {@code limit}, {@code port-scan}, {@code locked-out}, {@code released}, {@code locked-up} or
 *                    {@code reopened}
 * @param visit       the visit that brought it about, if one did
 * @param description one line for people, without visitor bytes
 */
public record LimitReached(
        Id id,
        long sequence,
        Instant time,
        String action,
        Severity severity,
        Optional<Visit> visit,
        LimitMark limit,
        String description)
        implements SensorEvent {

    @Override
    public String message() {
        return description;
    }

    @Override
    public LimitReached withContents(UnaryOperator<Payload> payloads, UnaryOperator<List<Note>> notes) {
        return this;
    }

    @Override
    public LimitReached withSequence(long place) {
        return new LimitReached(id, place, time, action, severity, visit, limit, description);
    }
}
