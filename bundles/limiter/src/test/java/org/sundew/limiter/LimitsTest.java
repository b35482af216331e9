package org.sundew.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Limits.Counts;
import org.sundew.admin.Limits.Ignored;
import org.sundew.admin.Limits.LockOut;
import org.sundew.event.PortLimit;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Explanation;
import org.sundew.gate.Finding;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.gate.Weighed;
import org.sundew.testkit.ManualClock;

/** Each limit at one less, just so many, and one more. */
final class LimitsTest {
    private static final String ONE = "192.0.2.7";
    private static final String TWO = "192.0.2.8";
    private static final String THREE = "203.0.113.9";

    private final ManualClock clock = new ManualClock();
    private final Visits visits = new Visits(clock);
    private final List<String> told = new ArrayList<>();
    private Desks desks = desks();

    /** No limits but these. */
    private Desks desks(String... keysAndValues) {
        desks = new Desks(settings(keysAndValues), clock, 42);
        return desks;
    }

    static Settings settings(String... keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        for (Key key : Key.values()) {
            if (key.label().contains("max") || key.label().contains("event")) {
                properties.put(key.label(), "0");
            }
        }
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.of(properties);
    }

    /** What becomes of it: P(assed), I(gnored), C(losed), R(efused); and what is told of. */
    private String judge(Arrival arrival) {
        Explanation foretold = desks.explain(arrival);
        Verdict verdict = desks.judge(arrival);
        assertThat(foretold.verdict().door()).isEqualTo(verdict.door());
        assertThat(foretold.verdict().silence()).isEqualTo(verdict.silence());
        verdict.findings().forEach(this::tell);
        return word(verdict);
    }

    static String word(Verdict verdict) {
        return verdict.door() == Door.RESET
                ? "R"
                : verdict.door() == Door.CLOSE ? "C" : verdict.silence() == Silence.SUPPRESSED ? "I" : "P";
    }

    private void tell(Finding finding) {
        told.add(finding.action() + " " + finding.limit() + " " + finding.allowed());
    }

    private void pass(Duration time) {
        clock.elapse(time);
        desks.tick(this::tell);
    }

    private String tcp(String who, int port, int times) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < times; i++) {
            words.append(judge(visits.tcp(who, port)));
        }
        return words.toString();
    }

    private String udp(String who, int port, int times) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < times; i++) {
            words.append(judge(visits.udp(who, port)));
        }
        return words.toString();
    }

    @Test
    void locksOutAfterAsManyConnectionsAsAllowed() {
        desks("tcp.connections.max.per.ip", "3", "tcp.connections.action", "lock-out");

        assertThat(tcp(ONE, 21, 5)).isEqualTo("PPPRR");
        assertThat(tcp(TWO, 21, 3)).isEqualTo("PPP");
        assertThat(told).containsExactly("locked-out tcp.connections.max.per.ip 3");
    }

    @Test
    void aLockOutSlidesWithEachAttempt() {
        desks("tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out", "tcp.lock.out.minutes", "60");
        assertThat(tcp(ONE, 21, 2)).isEqualTo("PR");

        pass(Duration.ofMinutes(59));
        assertThat(tcp(ONE, 21, 1)).isEqualTo("R");
        pass(Duration.ofMinutes(60).minusMillis(1));
        assertThat(told).hasSize(1);
        assertThat(desks.lockOuts(10)).extracting(LockOut::attempts).containsExactly(1L);
        pass(Duration.ofMillis(1));

        assertThat(told).last().isEqualTo("released tcp.connections.max.per.ip 1");
        assertThat(desks.lockOuts(10)).isEmpty();
    }

    @Test
    void whoIsReleasedCountsFromZero() {
        desks("tcp.connections.max.per.ip", "3", "tcp.connections.action", "lock-out");
        assertThat(tcp(ONE, 21, 9)).isEqualTo("PPPRRRRRR");

        pass(Duration.ofHours(1));

        assertThat(tcp(ONE, 22, 5)).isEqualTo("PPPRR");
    }

    @Test
    void whoComesAsItsTimeIsOverIsReleasedThere() {
        desks("tcp.connections.max.per.ip", "3", "tcp.connections.action", "lock-out");
        tcp(ONE, 21, 4);

        clock.elapse(Duration.ofHours(1));

        assertThat(tcp(ONE, 21, 4)).isEqualTo("PPPR");
        assertThat(told)
                .containsExactly(
                        "locked-out tcp.connections.max.per.ip 3",
                        "released tcp.connections.max.per.ip 3",
                        "locked-out tcp.connections.max.per.ip 3");
    }

    @Test
    void aLockOutHoldsThoughTheLedgerForgot() {
        desks("tcp.connections.max.per.ip", "3", "tcp.connections.action", "lock-out");
        tcp(ONE, 21, 4);

        visits.forget();
        pass(Duration.ofSeconds(1));

        assertThat(tcp(ONE, 21, 5)).isEqualTo("RRRRR");
    }

    @Test
    void ignoresAfterAsManyConnectionsAsAllowedAndRecordsEveryTenth() {
        desks("tcp.connections.max.per.ip", "3", "tcp.sample.every", "10");

        assertThat(tcp(ONE, 21, 3)).isEqualTo("PPP");
        assertThat(tcp(ONE, 22, 21)).isEqualTo("IIIIIIIIIPIIIIIIIIIPI");
        assertThat(told).containsExactly("limit tcp.connections.max.per.ip 3");
        assertThat(desks.ignored(10)).extracting(Ignored::ignored).containsExactly(21L);
    }

    @Test
    void recordsNoneOfTheIgnoredWithoutSampling() {
        desks("tcp.connections.max.per.ip", "1", "tcp.sample.every", "0");

        assertThat(tcp(ONE, 21, 200)).isEqualTo("P" + "I".repeat(199));
    }

    @Test
    void tellsOnceOfAVisitorThatIsIgnoredThoughItsArrivalsAreJudgedOutOfOrder() {
        desks("tcp.connections.max.per.ip", "1", "tcp.sample.every", "0");
        assertThat(tcp(ONE, 21, 1)).isEqualTo("P");
        Arrival second = visits.tcp(ONE, 21);
        Arrival third = visits.tcp(ONE, 21);

        assertThat(judge(third)).isEqualTo("I");
        assertThat(judge(second)).isEqualTo("I");

        assertThat(told).containsExactly("limit tcp.connections.max.per.ip 1");
        assertThat(desks.ignored(10)).hasSize(1);
    }

    @Test
    void endsIgnoringAfterItsHours() {
        desks("tcp.connections.max.per.ip", "2", "tcp.sample.every", "0", "tcp.reset.ignore.hours", "24");
        assertThat(tcp(ONE, 21, 3)).isEqualTo("PPI");

        pass(Duration.ofHours(24).minusMillis(1));
        assertThat(tcp(ONE, 21, 1)).isEqualTo("I");
        pass(Duration.ofMillis(1));

        assertThat(tcp(ONE, 21, 4)).isEqualTo("PPII");
        assertThat(told).containsExactly("limit tcp.connections.max.per.ip 2", "limit tcp.connections.max.per.ip 2");
    }

    @Test
    void neverEndsIgnoringWithZeroHours() {
        desks("tcp.connections.max.per.ip", "1", "tcp.sample.every", "0", "tcp.reset.ignore.hours", "0");
        tcp(ONE, 21, 2);

        pass(Duration.ofDays(1000));

        assertThat(tcp(ONE, 21, 1)).isEqualTo("I");
        assertThat(desks.ignored(1)).hasSize(1);
    }

    @Test
    void aPortsOwnLimitStandsInForTheGeneralOne() {
        desks("tcp.connections.max.per.ip", "2", "tcp.sample.every", "0");
        visits.limit(25, new PortLimit(4, true));

        assertThat(tcp(ONE, 25, 3)).isEqualTo("PPP");
        assertThat(tcp(ONE, 21, 3)).isEqualTo("PPI");
        assertThat(tcp(ONE, 25, 2)).isEqualTo("PR");
        assertThat(told).containsExactly("limit tcp.connections.max.per.ip 2", "locked-out listen.visits.max.per.ip 4");
        assertThat(tcp(ONE, 21, 1)).isEqualTo("R");
    }

    @Test
    void aPortsOwnLimitMayIgnore() {
        desks("tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out", "tcp.sample.every", "0");
        visits.limit(25, new PortLimit(2, false));

        assertThat(tcp(ONE, 25, 4)).isEqualTo("PPII");
        assertThat(desks.ignored(10)).extracting(Ignored::port).containsExactly(25);
        assertThat(tcp(ONE, 21, 2)).isEqualTo("PR");
    }

    @Test
    void closesOneSessionTooMany() {
        desks("tcp.concurrent.max.per.ip", "3");

        assertThat(judge(visits.open(1, 1).tcp(ONE, 21))).isEqualTo("P");
        assertThat(judge(visits.open(2, 2).tcp(ONE, 21))).isEqualTo("P");
        assertThat(judge(visits.open(3, 3).tcp(ONE, 21))).isEqualTo("C");
        assertThat(judge(visits.open(3, 3).tcp(ONE, 21))).isEqualTo("C");
        assertThat(judge(visits.open(2, 2).tcp(ONE, 21))).isEqualTo("P");
        assertThat(told).containsExactly("limit tcp.concurrent.max.per.ip 3");
        pass(Duration.ofSeconds(61));
        assertThat(judge(visits.open(3, 3).tcp(ONE, 21))).isEqualTo("C");
        assertThat(told).hasSize(2);
    }

    @Test
    void locksOutOnOneSessionTooManyIfTold() {
        desks("tcp.concurrent.max.per.ip", "3", "tcp.concurrent.action", "lock-out");

        assertThat(judge(visits.open(2, 2).tcp(ONE, 21))).isEqualTo("P");
        assertThat(judge(visits.open(3, 3).tcp(ONE, 21))).isEqualTo("R");
        assertThat(judge(visits.open(0, 0).tcp(ONE, 21))).isEqualTo("R");
        assertThat(told).containsExactly("locked-out tcp.concurrent.max.per.ip 3");
    }

    @Test
    void refusesOneClientTooManyWhoeverItIs() {
        desks("clients.max", "5");

        assertThat(judge(visits.open(0, 3).tcp(ONE, 21))).isEqualTo("P");
        assertThat(judge(visits.open(0, 4).tcp(TWO, 21))).isEqualTo("P");
        assertThat(judge(visits.open(0, 5).tcp(THREE, 21))).isEqualTo("R");
        assertThat(judge(visits.open(0, 6).tcp(ONE, 21))).isEqualTo("R");
        assertThat(judge(visits.open(0, 4).tcp(THREE, 21))).isEqualTo("P");
        assertThat(told).containsExactly("limit clients.max 5");
        assertThat(judge(visits.open(0, 50).udp(ONE, 161))).isEqualTo("P");
    }

    @Test
    void tellsOfAScanOnceAndLocksOutBeyondThePortsAllowed() {
        desks("tcp.ports.event", "3", "tcp.ports.max.per.ip", "5");

        assertThat(tcp(ONE, 21, 1) + tcp(ONE, 22, 1)).isEqualTo("PP");
        assertThat(told).isEmpty();
        assertThat(tcp(ONE, 22, 1) + tcp(ONE, 23, 1)).isEqualTo("PP");
        assertThat(told).containsExactly("port-scan tcp.ports.event 3");
        assertThat(tcp(ONE, 24, 1) + tcp(ONE, 25, 1) + tcp(ONE, 25, 5)).isEqualTo("PPPPPPP");
        assertThat(tcp(ONE, 26, 1) + tcp(ONE, 21, 1)).isEqualTo("RR");
        assertThat(told).containsExactly("port-scan tcp.ports.event 3", "locked-out tcp.ports.max.per.ip 5");
    }

    @Test
    void aScannerThatIsReleasedMayTryAsManyPortsAgain() {
        desks("tcp.ports.event", "2", "tcp.ports.max.per.ip", "3");
        IntStream.rangeClosed(1, 5).forEach(port -> tcp(ONE, port, 1));
        told.clear();

        pass(Duration.ofHours(1));

        StringBuilder words = new StringBuilder();
        IntStream.rangeClosed(3, 7).forEach(port -> words.append(tcp(ONE, port, 2)));
        assertThat(words).hasToString("PPPPPPRRRR");
        assertThat(told)
                .containsExactly(
                        "released tcp.ports.max.per.ip 3",
                        "port-scan tcp.ports.event 2",
                        "locked-out tcp.ports.max.per.ip 3");
    }

    @Test
    void udpHasALimitForEachPort() {
        desks("udp.connections.max.per.port", "2", "tcp.sample.every", "0");
        visits.limit(161, new PortLimit(3, true));

        assertThat(udp(ONE, 53, 3)).isEqualTo("PPI");
        assertThat(udp(ONE, 123, 2)).isEqualTo("PP");
        assertThat(udp(ONE, 161, 4)).isEqualTo("PPPR");
        assertThat(udp(ONE, 123, 1)).isEqualTo("R");
        assertThat(told)
                .containsExactly("limit udp.connections.max.per.port 2", "locked-out listen.visits.max.per.ip 3");
    }

    @Test
    void udpIsIgnoredForItsOwnHours() {
        desks("udp.connections.max.per.port", "1", "tcp.sample.every", "0", "udp.reset.ignore.hours", "2");
        udp(ONE, 53, 2);

        pass(Duration.ofHours(2));

        assertThat(udp(ONE, 53, 2)).isEqualTo("PI");
    }

    @Test
    void udpScansAreToldOfAndLockedOut() {
        desks("udp.ports.event", "2", "udp.ports.max.per.ip", "3");

        assertThat(udp(ONE, 1, 1) + udp(ONE, 2, 1) + udp(ONE, 3, 1) + udp(ONE, 4, 1))
                .isEqualTo("PPPR");
        assertThat(told).containsExactly("port-scan udp.ports.event 2", "locked-out udp.ports.max.per.ip 3");
    }

    @Test
    void aLockOutOfOneTransportBarsNoOther() {
        desks("udp.connections.max.per.port", "1", "udp.connections.action", "lock-out");

        assertThat(udp(ONE, 53, 2)).isEqualTo("PR");
        assertThat(tcp(ONE, 53, 1)).isEqualTo("P");
        assertThat(judge(visits.arrive(ONE, Transport.ICMP, 0))).isEqualTo("P");
    }

    @Test
    void icmpAndWinLockOutForTheirOwnMinutes() {
        desks(
                "icmp.connections.max.per.ip", "2",
                "icmp.lock.out.minutes", "5",
                "win.connections.max.per.ip", "1",
                "win.lock.out.minutes", "7");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            words.append(judge(visits.arrive(ONE, Transport.ICMP, 0)));
            words.append(judge(visits.arrive(ONE, Transport.WIN, 0)));
        }

        assertThat(words).hasToString("PPPRRR");
        pass(Duration.ofMinutes(5));
        assertThat(judge(visits.arrive(ONE, Transport.ICMP, 0))).isEqualTo("P");
        pass(Duration.ofMinutes(2));
        assertThat(judge(visits.arrive(ONE, Transport.WIN, 0))).isEqualTo("P");
    }

    @Test
    void locksOutANetworkThatMakesTooManyConnections() {
        desks(
                "tcp.connections.max.per.net24",
                "4",
                "tcp.connections.max.per.ip",
                "3",
                "tcp.connections.action",
                "lock-out");

        assertThat(tcp(ONE, 21, 5))
                .as("what is refused to one does not count for the others")
                .isEqualTo("PPPRR");
        assertThat(tcp(TWO, 21, 2)).isEqualTo("PR");
        assertThat(tcp(THREE, 21, 1)).isEqualTo("P");
        assertThat(tcp("2001:db8::1", 21, 2)).isEqualTo("PP");
        assertThat(desks.lockOuts(10)).extracting(LockOut::address).containsExactlyInAnyOrder(ONE, "192.0.2.0/24");
        pass(Duration.ofHours(1));
        assertThat(tcp(TWO, 21, 1)).isEqualTo("P");
        assertThat(told).contains("released tcp.connections.max.per.net24 4");
    }

    @Test
    void locksUpATransportThatHadAsManyAsAllowed() {
        desks("global.tcp.max", "3", "global.reset.lock.up.hours", "2");

        assertThat(tcp(ONE, 21, 2) + tcp(TWO, 21, 1)).isEqualTo("PPP");
        assertThat(tcp(THREE, 21, 2)).isEqualTo("RR");
        assertThat(udp(ONE, 53, 1)).isEqualTo("P");
        assertThat(told).containsExactly("locked-up global.tcp.max 3");
        pass(Duration.ofHours(2).minusMillis(1));
        assertThat(told).hasSize(1);
        pass(Duration.ofMillis(1));
        assertThat(told).last().isEqualTo("reopened global.tcp.max 3");
        assertThat(tcp(THREE, 21, 4)).isEqualTo("PPPR");
    }

    @Test
    void whoIsLockedOutDoesNotLockUpTheTransport() {
        desks("global.tcp.max", "3", "tcp.connections.max.per.ip", "2", "tcp.connections.action", "lock-out");

        assertThat(tcp(ONE, 21, 50)).isEqualTo("PP" + "R".repeat(48));
        assertThat(tcp(TWO, 21, 1)).isEqualTo("P");
        assertThat(told).containsExactly("locked-out tcp.connections.max.per.ip 2");
    }

    @Test
    void aChangeOfSettingsForgetsNothing() {
        desks("tcp.connections.max.per.ip", "2", "tcp.connections.action", "lock-out");
        tcp(ONE, 21, 3);
        tcp(TWO, 21, 2);

        desks.bound(
                settings(
                        "tcp.connections.max.per.ip", "2",
                        "tcp.connections.action", "lock-out",
                        "tcp.lock.out.minutes", "5"),
                this::tell);

        assertThat(tcp(TWO, 21, 1)).isEqualTo("R");
        assertThat(tcp(ONE, 21, 1)).isEqualTo("R");
        pass(Duration.ofMinutes(5));
        assertThat(tcp(ONE, 21, 1)).isEqualTo("P");
    }

    @Test
    void aHigherLimitEndsIgnoringAndOpensWhatWasLockedUp() {
        desks("tcp.connections.max.per.ip", "1", "global.tcp.max", "2", "tcp.sample.every", "0");
        assertThat(tcp(ONE, 21, 3)).isEqualTo("PIR");

        desks.bound(settings("tcp.connections.max.per.ip", "10", "global.tcp.max", "4"), this::tell);

        assertThat(tcp(ONE, 21, 3)).isEqualTo("PPR");
        assertThat(told).contains("reopened global.tcp.max 4");
    }

    @Test
    void anOperatorUnlocks() {
        desks("tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out");
        Arrival locked = visits.tcp(ONE, 21);
        judge(locked);
        tcp(ONE, 21, 1);

        visits.forget();
        assertThat(desks.forget(locked.visitor(), false, this::tell)).isTrue();

        assertThat(told).last().isEqualTo("released tcp.connections.max.per.ip 1");
        assertThat(tcp(ONE, 21, 2)).isEqualTo("PR");
    }

    @Test
    void countsWhomItWatches() {
        desks(
                "tcp.connections.max.per.ip",
                "1",
                "tcp.connections.action",
                "lock-out",
                "udp.connections.max.per.port",
                "1");
        tcp(ONE, 21, 2);
        udp(TWO, 53, 2);

        assertThat(desks.counts()).isEqualTo(new Counts(1, 1, 0, 2, 0, 0));
    }

    @Test
    void anIpv6NetworkIsOneVisitor() {
        desks("tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out");

        assertThat(judge(visits.tcp("2001:db8::1", 21))).isEqualTo("P");
        judge(visits.tcp("2001:db8::1", 21));

        assertThat(judge(visits.tcp("2001:db8::ffff", 21))).isEqualTo("R");
        assertThat(desks.lockOuts(1)).extracting(LockOut::address).containsExactly("2001:db8:0:0::/64");
    }

    @Test
    void explainsEveryLimitWithNumbersAndNamesTheOneThatDecides() {
        desks(
                "clients.max", "100",
                "tcp.concurrent.max.per.ip", "10",
                "tcp.connections.max.per.ip", "2",
                "tcp.connections.action", "lock-out",
                "tcp.ports.max.per.ip", "5",
                "tcp.ports.event", "3",
                "tcp.connections.max.per.net24", "50",
                "global.tcp.max", "1000");
        tcp(ONE, 21, 2);

        List<Weighed> weighed = desks.explain(visits.tcp(ONE, 22)).weighed();

        assertThat(weighed)
                .extracting(Weighed::name)
                .containsExactly(
                        "tcp.lock.out.minutes",
                        "clients.max",
                        "tcp.concurrent.max.per.ip",
                        "tcp.connections.max.per.ip",
                        "tcp.ports.max.per.ip",
                        "tcp.ports.event",
                        "tcp.connections.max.per.net24",
                        "global.tcp.max");
        assertThat(weighed.stream().filter(Weighed::decides)).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("tcp.connections.max.per.ip");
            assertThat(each.reason()).isEqualTo("exceeded: 3 connections of this visitor, 2 allowed");
        });
        assertThat(desks.lockOuts(10)).as("explaining changes nothing").isEmpty();
    }
}
