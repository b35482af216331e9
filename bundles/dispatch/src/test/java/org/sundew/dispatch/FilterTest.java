package org.sundew.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Observation;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

final class FilterTest {
    private static final Visited VISIT = Samples.visited(1, "", "");
    private static final SensorEvent LOGIN = Samples.observed(1, Observation.login("root", "toor", false));
    private static final SensorEvent SCAN = new LimitReached(
            VISIT.id(),
            1,
            VISIT.time(),
            "port-scan",
            Severity.HIGH,
            Optional.of(VISIT.at()),
            new LimitMark("tcp.ports.event", 20),
            "port scan");
    private static final SensorEvent OPENED = Samples.changed(1);
    private static final SensorEvent SINK_FAILED = new SensorChanged(
            VISIT.id(), 1, VISIT.time(), "sink-failed", Severity.MEDIUM, "desk", "sink desk failed", List.of());

    private static Filter filter(boolean log, Object... keysAndValues) {
        AlertValues keys = values(keysAndValues);
        Filter filter = Filter.of(keys, log);
        assertThat(keys.problems()).isEmpty();
        return filter;
    }

    private static AlertValues values(Object... keysAndValues) {
        Map<String, Object> properties = new java.util.HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("alert." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new AlertValues(properties, "org.sundew.alert.fake-one.cfg");
    }

    private static String passed(Filter filter) {
        return List.of(VISIT, SCAN, LOGIN, OPENED, SINK_FAILED).stream()
                .filter(filter::passes)
                .map(SensorEvent::action)
                .collect(Collectors.joining(" "));
    }

    private static Visited visit(Visit at) {
        return new Visited(
                VISIT.id(),
                1,
                VISIT.time(),
                at,
                Severity.MEDIUM,
                VISIT.closedBy(),
                VISIT.received(),
                VISIT.sent(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Visited by(String address) {
        return visit(Samples.visit(Samples.endpoint(address, 4000), Samples.listen("ftp", 21)));
    }

    private static Visited to(Transport transport, int port) {
        Listen listen = new Listen("l" + port, "sim", transport, port, "main", Severity.LOW, PortLimit.NONE);
        return visit(Samples.visit(Samples.endpoint("192.0.2.7", 4000), listen));
    }

    private static Visited decided(RuleMatch rule) {
        return new Visited(
                VISIT.id(),
                1,
                VISIT.time(),
                VISIT.at(),
                Severity.MEDIUM,
                VISIT.closedBy(),
                VISIT.received(),
                VISIT.sent(),
                List.of(),
                Optional.of(rule),
                Optional.empty());
    }

    @Test
    void aLogGetsEveryKindOfEvent() {
        assertThat(passed(filter(true))).isEqualTo("connection port-scan login listen-opened sink-failed");
    }

    @Test
    void peopleGetVisitsAndLimits() {
        assertThat(passed(filter(false))).isEqualTo("connection port-scan");
    }

    @ParameterizedTest
    @CsvSource({
        "visits, connection",
        "limits, port-scan",
        "observations, login",
        "login, login",
        "changes, sink-failed",
        "listen-opened, listen-opened",
        "'visits, changes', connection sink-failed"
    })
    void actionsAreGroupsOrWordsAndGroupsNeverTellPeopleOfStartUp(String actions, String expected) {
        assertThat(passed(filter(false, "actions", actions))).isEqualTo(expected);
    }

    @Test
    void aLogThatAsksForChangesGetsThoseOfStartUpToo() {
        assertThat(passed(filter(true, "actions", "changes"))).isEqualTo("listen-opened sink-failed");
    }

    @ParameterizedTest
    @CsvSource({
        "low, connection port-scan login listen-opened sink-failed",
        "medium, connection port-scan login sink-failed",
        "HIGH, port-scan"
    })
    void severityIsAThreshold(String severity, String expected) {
        assertThat(passed(filter(true, "severity", severity))).isEqualTo(expected);
    }

    @Test
    void conditionsOnTheVisitLeaveOutEventsWithoutOne() {
        assertThat(passed(filter(true, "protocol", "tcp"))).isEqualTo("connection port-scan login");
        assertThat(passed(filter(true, "listen", "ftp-main"))).isEqualTo("connection port-scan login");
        assertThat(passed(filter(true, "listen", "ssh-main"))).isEmpty();
    }

    @Test
    void portsAreNumbersAndRanges() {
        Filter filter = filter(false, "port", "21, 2100-2121");

        assertThat(filter.passes(to(Transport.TCP, 20))).isFalse();
        assertThat(filter.passes(to(Transport.TCP, 21))).isTrue();
        assertThat(filter.passes(to(Transport.TCP, 2099))).isFalse();
        assertThat(filter.passes(to(Transport.TCP, 2100))).isTrue();
        assertThat(filter.passes(to(Transport.TCP, 2121))).isTrue();
        assertThat(filter.passes(to(Transport.TCP, 2122))).isFalse();
    }

    @Test
    void protocolsAreAList() {
        Filter filter = filter(false, "protocol", new String[] {"udp", "icmp"});

        assertThat(filter.passes(to(Transport.UDP, 53))).isTrue();
        assertThat(filter.passes(to(Transport.TCP, 53))).isFalse();
    }

    @Test
    void visitorsAreAddressesAndNetworks() {
        Filter filter = filter(false, "visitor", List.of("192.0.2.128/25", "198.51.100.7", "2001:db8:0:8000::/49"));

        assertThat(filter.passes(by("192.0.2.127"))).isFalse();
        assertThat(filter.passes(by("192.0.2.128"))).isTrue();
        assertThat(filter.passes(by("198.51.100.7"))).isTrue();
        assertThat(filter.passes(by("198.51.100.8"))).isFalse();
        assertThat(filter.passes(by("2001:db8:0:7fff::1"))).isFalse();
        assertThat(filter.passes(by("2001:db8:0:8001::1"))).isTrue();
    }

    @Test
    void firstOnlyTakesFirstVisits() {
        Visit first = VISIT.at();
        Visit second = new Visit(first.id(), first.started(), first.visitor(), first.sensor(), first.listen(), 2);

        assertThat(filter(false, "first.only", true).passes(visit(first))).isTrue();
        assertThat(filter(false, "first.only", "true").passes(visit(second))).isFalse();
    }

    @Test
    void rulesAndSignaturesAreToldApart() {
        Visited ruled = decided(new RuleMatch("rule-scanner", "My scanner", "visitor-rules"));
        Visited signed = decided(new RuleMatch("2019401", "ET SCAN", "signatures"));

        assertThat(filter(false, "rule", "My scanner").passes(ruled)).isTrue();
        assertThat(filter(false, "rule", "rule-scanner").passes(ruled)).isTrue();
        assertThat(filter(false, "rule", "ET SCAN").passes(signed)).isFalse();
        assertThat(filter(false, "signature", "1, 2019401").passes(signed)).isTrue();
        assertThat(filter(false, "signature", "any").passes(signed)).isTrue();
        assertThat(filter(false, "signature", "any").passes(ruled)).isFalse();
        assertThat(filter(false, "signature", "any").passes(VISIT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536",
        "port, 22-21",
        "port, ftp",
        "protocol, sctp",
        "severity, grave",
        "visitor, 192.0.2.0/33",
        "visitor, 192.0.2",
        "visitor, 300.1.1.1",
        "visitor, example.com",
        "visitor, beef",
        "visitor, 2001:db8::/129",
        "visitor, 192.0.2.0/",
        "actions, Log In!",
        "first.only, maybe"
    })
    void whatIsWrongIsAProblemWithItsKeyAndValue(String key, String value) {
        AlertValues keys = values(key, value);

        Filter.of(keys, false);

        assertThat(keys.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("org.sundew.alert.fake-one.cfg");
            assertThat(problem.key()).isEqualTo("alert." + key);
            assertThat(problem.value()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32})
    void aPrefixCoversWhatSharesItsBits(int bits) throws Exception {
        AddressRange range = AddressRange.parse("170.170.170.170/" + bits);
        byte[] address = InetAddress.getByName("170.170.170.170").getAddress();
        for (int bit = 0; bit < 32; bit++) {
            byte[] other = address.clone();
            other[bit / 8] ^= (byte) (0x80 >> bit % 8);
            assertThat(range.contains(InetAddress.getByAddress(other)))
                    .as("bit %d differs", bit)
                    .isEqualTo(bit >= bits);
        }
    }
}
