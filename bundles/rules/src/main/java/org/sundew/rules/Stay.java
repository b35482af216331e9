package org.sundew.rules;

import java.net.InetAddress;
import java.time.Instant;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Severity;
import org.sundew.event.Visit;

/**
 * What of a journaled visit matters to rules.
 *
 * @param event the id of its event
 */
record Stay(
        Id id,
        Id event,
        Instant started,
        InetAddress visitor,
        InetAddress sensor,
        Listen listen,
        long ordinal,
        Severity severity,
        ClosedBy closedBy) {

    /** Whether a rule had closed it unanswered. */
    boolean turnedAway() {
        return closedBy == ClosedBy.RULE;
    }

    String visitorText() {
        return new Endpoint(visitor, 0).ip();
    }

    Visit visit() {
        return new Visit(id, started, new Endpoint(visitor, 0), new Endpoint(sensor, 0), listen, ordinal);
    }
}
