package org.sundew.dispatch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Ids;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/**
 * Makes up events for tests of sinks: a visit to a listen {@code sink-test} by 192.0.2.1, an address that no visitor can have
 * (RFC 5737), with the sequence 0, which no journaled event has.
 */
final class TestEvents {
    private static final int DISCARD_PORT = 9;
    private static final byte[] VISITOR = {(byte) 192, 0, 2, 1};
    private static final byte[] SENSOR = {(byte) 192, 0, 2, 2};

    private final Ids ids;

    TestEvents(Ids ids) {
        this.ids = ids;
    }

    /** An event of this moment. */
    SensorEvent at(Instant now) {
        Listen listen =
                new Listen("sink-test", "test", Transport.TCP, DISCARD_PORT, "main", Severity.MEDIUM, PortLimit.NONE);
        return new Visited(
                ids.next(),
                0,
                now,
                new Visit(ids.next(), now, end(VISITOR), end(SENSOR), listen, 1),
                Severity.MEDIUM,
                ClosedBy.SERVER,
                Payload.EMPTY,
                Payload.of("A test of this sink, asked for by an operator.\r\n"),
                List.of(new Note("test", "sink-test")),
                Optional.empty(),
                Optional.empty());
    }

    private static Endpoint end(byte[] address) {
        try {
            return new Endpoint(InetAddress.getByAddress(address), DISCARD_PORT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
