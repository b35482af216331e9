package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SensorEventTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final Endpoint HERE = new Endpoint(InetAddress.getLoopbackAddress(), 4000);
    private static final Visit VISIT = new Visit(
            new Id(1, 1),
            TIME,
            HERE,
            HERE,
            new Listen("ftp-main", "ftp", Transport.TCP, 21, "main", Severity.LOW, PortLimit.NONE),
            3);
    private static final List<Note> NOTES = List.of(new Note(Note.USER, "root"));
    private static final List<Note> OTHERS = List.of(new Note(Note.USER, "r"));

    private static SensorEvent changed(SensorEvent event) {
        return event.withContents(payload -> Payload.of("p" + payload.size()), notes -> OTHERS);
    }

    private static Visited visited(Payload received, Payload sent, List<Note> notes) {
        Optional<RuleMatch> rule = Optional.of(new RuleMatch("r1", "Rule 1", "visitor-rules"));
        Optional<LimitMark> limit = Optional.of(new LimitMark("receive.bytes", 3));
        return new Visited(
                new Id(1, 2), 7, TIME, VISIT, Severity.HIGH, ClosedBy.LIMIT, received, sent, notes, rule, limit);
    }

    @Test
    void otherContentsAreAllThatChanges() {
        assertThat(changed(visited(Payload.of("abc"), Payload.of("d"), NOTES)))
                .isEqualTo(visited(Payload.of("p3"), Payload.of("p1"), OTHERS));
        assertThat(changed(new Observed(
                        new Id(1, 2),
                        7,
                        TIME,
                        VISIT,
                        Severity.HIGH,
                        new Observation("upload", NOTES, Payload.of("ab")))))
                .isEqualTo(new Observed(
                        new Id(1, 2),
                        7,
                        TIME,
                        VISIT,
                        Severity.HIGH,
                        new Observation("upload", OTHERS, Payload.of("p2"))));
        assertThat(changed(new SensorChanged(new Id(1, 2), 7, TIME, "started", Severity.LOW, "s", "m", NOTES)))
                .isEqualTo(new SensorChanged(new Id(1, 2), 7, TIME, "started", Severity.LOW, "s", "m", OTHERS));
    }

    @Test
    void anEventWithoutContentsStaysItself() {
        LimitReached reached = new LimitReached(
                new Id(1, 2), 7, TIME, "limit", Severity.LOW, Optional.of(VISIT), new LimitMark("clients.max", 3), "d");

        assertThat(changed(reached)).isSameAs(reached);
    }
}
