package org.sundew.intake;

import java.util.List;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.Severity;

/**
 * How an admitted visit ended.
 *
 * @param severity what the listen and the sim server made of it; a gate or detector may still change it
 * @param limit    the limit that ended or cut it, if one did
 */
public record Departure(
        ClosedBy closedBy,
        Severity severity,
        Payload received,
        Payload sent,
        List<Note> notes,
        Optional<LimitMark> limit) {}
