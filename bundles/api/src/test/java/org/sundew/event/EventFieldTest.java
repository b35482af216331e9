package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFieldTest {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    private static Visited visited(Note... notes) throws UnknownHostException {
        Listen listen = new Listen("ftp-main", "ftp", Transport.TCP, 21, "main", Severity.LOW, PortLimit.NONE);
        Visit visit = new Visit(
                new Id(1, 1),
                STARTED,
                new Endpoint(InetAddress.getByName("2001:db8::1"), 4000),
                new Endpoint(InetAddress.getByName("192.0.2.1"), 10021),
                listen,
                3);
        return new Visited(
                new Id(1, 2),
                7,
                STARTED.plusMillis(1500),
                visit,
                Severity.HIGH,
                ClosedBy.LIMIT,
                Payload.of("abc"),
                Payload.owning(new byte[] {1}, 5),
                List.of(notes),
                Optional.of(new RuleMatch("r1", "Rule 1", "visitor-rules")),
                Optional.of(new LimitMark("receive.bytes", 3)));
    }

    @Test
    void tellsTheSensorPortAsConfiguredAndTheRealOneBesideIt() throws UnknownHostException {
        assertThat(EventField.DESTINATION_PORT.text(visited())).isEqualTo("21");
        assertThat(EventField.DESTINATION_NAT_PORT.text(visited())).isEqualTo("10021");
    }

    @Test
    void readsEveryPartOfAVisit() throws UnknownHostException {
        Visited visited = visited(new Note(Note.USER, "first"), new Note(Note.USER, "last"));

        assertThat(EventField.USER_NAME.text(visited)).isEqualTo("last");
        assertThat(EventField.EVENT_DURATION.text(visited)).isEqualTo("1500000000");
        assertThat(EventField.DESTINATION_BYTES.text(visited)).isEqualTo("5");
        assertThat(EventField.PAYLOAD_RECEIVED.text(visited)).isEqualTo("YWJj");
        assertThat(EventField.PAYLOAD_TRUNCATED.text(visited)).isEqualTo("true");
        assertThat(EventField.LIMIT_NAME.text(visited)).isEqualTo("receive.bytes");
        assertThat(EventField.RULE_RULESET.text(visited)).isEqualTo("visitor-rules");
    }

    @Test
    void aVisitOverWhichTheClockWasSetHasADurationAllTheSame() throws UnknownHostException {
        assertThat(EventField.nanos(lasting(Instant.MIN, STARTED))).isEqualTo(Long.MAX_VALUE);
        assertThat(EventField.nanos(lasting(STARTED, Instant.MIN))).isZero();
        assertThat(EventField.nanos(lasting(STARTED.plusNanos(1), STARTED))).isZero();
        assertThat(EventField.nanos(lasting(STARTED.minusNanos(1), STARTED))).isEqualTo(1);
    }

    private static Visited lasting(Instant from, Instant to) throws UnknownHostException {
        Visited visited = visited();
        Visit at = visited.at();
        return new Visited(
                visited.id(),
                visited.sequence(),
                to,
                new Visit(at.id(), from, at.visitor(), at.sensor(), at.listen(), at.ordinal()),
                visited.severity(),
                visited.closedBy(),
                visited.received(),
                visited.sent(),
                visited.notes(),
                visited.rule(),
                visited.limit());
    }

    @Test
    void hasAnAnswerForEveryFieldOfEveryKindOfEvent() throws UnknownHostException {
        Visit at = visited().at();
        List<SensorEvent> kinds = List.of(
                visited(),
                new Observed(new Id(1, 3), 8, STARTED, at, Severity.LOW, Observation.login("a", "b", false)),
                new LimitReached(
                        new Id(1, 4), 9, STARTED, "limit", Severity.LOW, Optional.empty(), new LimitMark("x", 1), "d"),
                new SensorChanged(new Id(1, 5), 10, STARTED, "started", Severity.LOW, "s", "m", List.of()));
        for (SensorEvent event : kinds) {
            for (EventField field : EventField.values()) {
                assertThat(field.text(event))
                        .as("%s of %s", field, event.action())
                        .isNotNull();
            }
        }
    }

    @Test
    void isFoundByItsEcsNameAndEachNameIsOnce() {
        assertThat(EventField.named("source.ip")).contains(EventField.SOURCE_IP);
        assertThat(EventField.named("nonsense")).isEmpty();
        assertThat(Arrays.stream(EventField.values()).map(EventField::ecs)).doesNotHaveDuplicates();
    }

    @Test
    void cutsANoteThatIsTooLong() {
        assertThat(new Note("x", "y".repeat(Note.MAX_VALUE + 1)).value()).hasSize(Note.MAX_VALUE);
    }
}
