package org.sundew.win;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Door;
import org.sundew.testkit.FakeIntake;
import org.sundew.testkit.FakeIntake.Left;

class ArrivalsTest {
    private static final Kinds KINDS = new Kinds(Set.of(), Set.of());

    private final FakeIntake intake = new FakeIntake();
    private final Arrivals arrivals = new Arrivals(intake, () -> "main");

    static List<Integer> ids() {
        return Sample.ids();
    }

    private Left take(AuditRecord audit) {
        Kind kind = KINDS.of(audit.id(), audit.channel()).orElseThrow();
        arrivals.take(audit, kind, Payload.of("the record"), InetAddress.getLoopbackAddress());
        return intake.left().get(intake.left().size() - 1);
    }

    private static Map<String, String> notes(Left left) {
        Map<String, String> notes = new HashMap<>();
        left.departure().notes().forEach(note -> notes.put(note.name(), note.value()));
        return notes;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void bothForwardersTellTheSameOfAnEvent(int id) {
        Left winlogbeat = take(Sample.record("winlogbeat", id));
        Left nxlog = take(Sample.record("nxlog", id));

        for (Left each : List.of(winlogbeat, nxlog)) {
            assertThat(each.visit().listen().transport()).isEqualTo(Transport.WIN);
            assertThat(each.visit().listen().port()).isEqualTo(id);
            assertThat(each.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
        }
        Map<String, String> first = notes(winlogbeat);
        Map<String, String> second = notes(nxlog);
        assertThat(second.remove("host.name")).isEqualToIgnoringCase(first.remove("host.name"));
        assertThat(second.remove("winlog.time")).startsWith("2026-11-24T18:05:");
        assertThat(first.remove("winlog.time")).startsWith("2026-11-24T18:05:");
        assertThat(second).isEqualTo(first).containsEntry("event.code", Integer.toString(id));
        assertThat(winlogbeat.departure().severity())
                .isEqualTo(nxlog.departure().severity())
                .isEqualTo(winlogbeat.visit().listen().severity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"winlogbeat", "nxlog"})
    void aFailedLogOnNamesItsVisitorAndTheAccount(String forwarder) {
        Left left = take(Sample.record(forwarder, 4625));

        assertThat(left.visit().visitor().toString()).isEqualTo("203.0.113.9:50522");
        assertThat(left.departure().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(notes(left))
                .containsEntry(Note.USER, "administrator")
                .containsEntry(Note.OUTCOME, "failure")
                .containsEntry("user.domain", "EXAMPLE")
                .containsEntry("winlog.event", "logon-failed")
                .containsEntry("winlog.logon.type", "3")
                .containsEntry("winlog.logon.name", "network")
                .containsEntry("winlog.substatus", "0xc000006a")
                .containsEntry("winlog.workstation", "KALI")
                .doesNotContainKey("winlog.subject.user");
    }

    @Test
    void aMappedAddressIsTheIpv4Address() {
        Left left = take(Sample.record("winlogbeat", 4624));

        assertThat(left.visit().visitor().toString()).isEqualTo("198.51.100.23:0");
        assertThat(notes(left)).containsEntry(Note.OUTCOME, "success");
    }

    @Test
    void aShareNamesItself() {
        Left left = take(Sample.record("nxlog", 5140));

        assertThat(left.visit().visitor().address().getHostAddress()).startsWith("2001:db8:5:");
        assertThat(notes(left))
                .containsEntry("winlog.share.name", "\\\\*\\ADMIN$")
                .containsEntry(Note.USER, "Administrator");
    }

    @Test
    void aServiceIsKnownByWhichOfTheTwoLogsTellsOfIt() {
        assertThat(notes(take(Sample.record("winlogbeat", 4697))))
                .containsEntry("service.name", "PSEXESVC")
                .containsEntry(Note.USER, "Administrator");
        assertThat(notes(take(Sample.record("nxlog", 7045))))
                .containsEntry("service.name", "updater")
                .containsEntry("service.path", "C:\\Windows\\Temp\\upd.exe -k");
    }

    @Test
    void aMemberOfAGroupIsTheAccountAndTheTargetIsTheGroup() {
        assertThat(notes(take(Sample.record("nxlog", 4732))))
                .containsEntry(Note.USER, "CN=Support,CN=Users,DC=example,DC=com")
                .containsEntry("winlog.group.name", "Administrators")
                .containsEntry("winlog.subject.user", "Administrator");
    }

    @Test
    void whoHasNoAddressIsTheHostAndAHostWithoutOneIsNobody() {
        assertThat(take(Sample.record("winlogbeat", 1102)).visit().visitor().ip())
                .isEqualTo("198.51.100.80");
        assertThat(take(Sample.record("winlogbeat", 1102)).visit().sensor().ip())
                .isEqualTo("198.51.100.80");
        assertThat(take(Sample.record("nxlog", 1102)).visit().visitor().ip()).isEqualTo("0.0.0.0");
        assertThat(take(Sample.record("nxlog", 1102)).visit().sensor().ip()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "",
                "LOCAL",
                "somewhere.example.com",
                "300.1.2.3",
                "1.2.3",
                "1.2.3.4.5",
                "1:2",
                ":::",
                "0x7f.1",
                "::ffff:1.2.3.400"
            })
    void whatIsNoAddressIsNeverLookedUp(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
    }

    @Test
    void anAddressMayHaveAScope() {
        assertThat(Addresses.parse("fe80::1%7").orElseThrow().isLinkLocalAddress())
                .isTrue();
    }

    @Test
    void aStatusOtherThanZeroIsAFailure() {
        assertThat(notes(take(Sample.record("nxlog", 4776)))).containsEntry(Note.OUTCOME, "failure");
        assertThat(notes(take(Sample.record("{\"EventID\":4776,\"Status\":\"0x0\",\"EventType\":\"AUDIT_SUCCESS\"}"))))
                .containsEntry(Note.OUTCOME, "success");
    }

    @Test
    void readsWhatWinlogbeatWroteBeforeVersionSeven() {
        Left left =
                take(Sample.record("{\"event_id\":4625,\"log_name\":\"Security\",\"computer_name\":\"old.example.com\","
                        + "\"event_data\":{\"IpAddress\":\"192.0.2.7\",\"TargetUserName\":\"root\"}}"));

        assertThat(left.visit().visitor().ip()).isEqualTo("192.0.2.7");
        assertThat(notes(left)).containsEntry(Note.USER, "root").containsEntry("host.name", "old.example.com");
    }

    @Test
    void aNumberCountsOnlyInItsOwnLog() {
        assertThat(KINDS.of(4625, "Application")).isEmpty();
        assertThat(KINDS.of(4625, "security")).isPresent();
        assertThat(KINDS.of(4625, "")).isPresent();
        assertThat(KINDS.of(7045, "Security")).isEmpty();
    }

    @Test
    void theCfgAddsIdsAndTakesThemAway() {
        Kinds kinds = new Kinds(Set.of(5156, 4625), Set.of(4624));

        assertThat(kinds.of(5156, "Whatever"))
                .hasValueSatisfying(kind -> assertThat(kind.severity()).isEqualTo(Severity.LOW));
        assertThat(kinds.of(4625, "Security"))
                .hasValueSatisfying(kind -> assertThat(kind.name()).isEqualTo("logon-failed"));
        assertThat(kinds.of(4624, "Security")).isEmpty();
    }

    @Test
    void oneThatIsRefusedOnlyArrivesAndOneThatIsHiddenHasNoNotes() {
        intake.answer(Door.CLOSE, true);
        AuditRecord audit = Sample.record("nxlog", 4625);
        Kind kind = KINDS.of(4625, "Security").orElseThrow();
        arrivals.take(audit, kind, Payload.of("x"), InetAddress.getLoopbackAddress());
        assertThat(intake.refused()).hasSize(1);
        assertThat(intake.left()).isEmpty();

        intake.answer(Door.OPEN, false);

        Left left = take(audit);
        assertThat(left.departure().notes()).isEmpty();
        assertThat(left.departure().received()).isEqualTo(Payload.EMPTY);
    }
}
