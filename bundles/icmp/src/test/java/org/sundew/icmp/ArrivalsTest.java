package org.sundew.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.gate.Door;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.FakeIntake;
import org.sundew.testkit.FakeIntake.Left;

class ArrivalsTest {
    private final FakeIntake intake = new FakeIntake();
    private final Counters counters = new Counters();
    private String scenario = "main";
    private final Arrivals arrivals =
            new Arrivals(intake, () -> scenario, new OwnAddresses(System::nanoTime), counters);

    private static Settings settings(Object... keysAndValues) {
        return Settings.of(ConfigOf.of(IcmpWatch.Config.class, keysAndValues));
    }

    private void take(Message message, Object... keysAndValues) {
        arrivals.take(message, settings(keysAndValues));
    }

    @Test
    void aPingIsAVisitThatIsOverAtOnce() {
        take(Packets.message(Packets.echoRequest("abc")));

        Left left = intake.left().get(0);
        Visit visit = left.visit();
        assertThat(visit.visitor().toString()).isEqualTo("192.0.2.7:0");
        assertThat(visit.sensor().toString()).isEqualTo("198.51.100.1:0");
        assertThat(visit.listen().transport()).isEqualTo(Transport.ICMP);
        assertThat(visit.listen().simKind()).isEqualTo("icmp");
        assertThat(visit.listen().port()).as("the type").isEqualTo(8);
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
        assertThat(left.departure().severity()).isEqualTo(Severity.LOW);
        assertThat(left.departure().received()).isEqualTo(Payload.of("abc"));
        assertThat(left.departure().notes())
                .containsExactly(
                        new Note("protocol", "icmp"),
                        new Note("icmp.type", "8"),
                        new Note("icmp.code", "0"),
                        new Note("icmp.name", "echo-request"),
                        new Note("icmp.id", "4660"),
                        new Note("icmp.sequence", "7"),
                        new Note("ip.ttl", "61"));
    }

    @Test
    void aPingOfIpv6HasItsOwnTypeAndNames() {
        take(Packets.v6(128, "2001:db8::7"));

        assertThat(intake.left().get(0).visit().listen().port()).isEqualTo(128);
        assertThat(intake.left().get(0).departure().notes())
                .contains(new Note("protocol", "ipv6-icmp"), new Note("icmp.name", "echo-request"));
    }

    @Test
    void tellsWhatElseTheHeaderHolds() {
        take(Packets.message(Packets.icmp(5, 1, 0xC000, 0x0263, "")));
        take(Packets.message(Packets.icmp(3, 4, 0, 1400, "")));
        take(Packets.message(Packets.icmp(3, 3, 0, 0, "")));
        take(Packets.message(Packets.icmp(200, 0, 0, 0, "")));

        List<List<String>> names = intake.left().stream()
                .map(left -> left.departure().notes().stream()
                        .filter(note -> note.name().matches("icmp\\.(gateway|rest|name)"))
                        .map(Note::value)
                        .toList())
                .toList();
        assertThat(names)
                .containsExactly(
                        List.of("redirect", "192.0.2.99"),
                        List.of("destination-unreachable", "00000578"),
                        List.of("destination-unreachable"),
                        List.of("type-200"));
    }

    @Test
    void marksAWrongChecksum() {
        byte[] ping = Packets.echoRequest("abc");
        ping[9] ^= 1;

        take(Packets.message(ping));

        assertThat(intake.left().get(0).departure().notes()).contains(new Note("icmp.checksum", "wrong"));
    }

    @Test
    void oneThatIsRefusedOnlyArrives() {
        intake.answer(Door.RESET, false);

        take(Packets.message(Packets.echoRequest("abc")));

        assertThat(intake.arrivals()).isEqualTo(1);
        assertThat(intake.left()).isEmpty();
    }

    @Test
    void oneThatIsHiddenLeavesWithoutNotes() {
        intake.answer(Door.OPEN, false);

        take(Packets.message(Packets.echoRequest("abc")));

        assertThat(intake.left().get(0).departure().notes()).isEmpty();
        assertThat(intake.left().get(0).departure().received()).isEqualTo(Payload.EMPTY);
    }

    @Test
    void whatThisMachinesKernelSaysToItselfIsNobodysVisit() {
        take(Packets.v6(129, "::1"));
        take(Packets.v6(1, "::1"));

        assertThat(intake.arrivals()).isZero();
        assertThat(counters.own).hasValue(2);
    }

    @Test
    void aPingFromThisMachineIsAVisitAndAStrangersAnswerToo() {
        take(Packets.v6(128, "::1"));
        take(Packets.v6(129, "2001:db8::7"));

        assertThat(intake.arrivals()).isEqualTo(2);
    }

    @Test
    void typesAndAddressesThatNobodyAskedForArePassedOver() {
        take(Packets.v6(135, "2001:db8::7"));
        take(Packets.message(Packets.echoRequest("abc")), "types.v4", "0-7, 9");
        take(Packets.message(Packets.echoRequest("abc")), "bind", "198.51.100.2");
        assertThat(intake.arrivals()).isZero();
        assertThat(counters.passed).hasValue(3);

        take(Packets.message(Packets.echoRequest("abc")), "types.v4", "8", "bind", "198.51.100.2, 198.51.100.1");

        assertThat(intake.arrivals()).isEqualTo(1);
    }

    @Test
    void theListenOfATypeIsOneObjectUntilScenarioOrSeverityChange() {
        take(Packets.message(Packets.echoRequest("a")));
        take(Packets.message(Packets.echoRequest("b")));
        scenario = "night";
        take(Packets.message(Packets.echoRequest("c")));
        take(Packets.message(Packets.echoRequest("d")), "severity", "high");

        List<Left> left = intake.left();
        assertThat(left.get(0).visit().listen()).isSameAs(left.get(1).visit().listen());
        assertThat(left.get(2).visit().listen().scenario()).isEqualTo("night");
        assertThat(left.get(3).visit().listen().severity()).isEqualTo(Severity.HIGH);
        assertThat(left.get(3).departure().severity()).isEqualTo(Severity.HIGH);
    }
}
