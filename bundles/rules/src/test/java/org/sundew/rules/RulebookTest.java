package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.event.Transport.ICMP;
import static org.sundew.event.Transport.TCP;
import static org.sundew.event.Transport.UDP;
import static org.sundew.event.Transport.WIN;
import static org.sundew.rules.Arrivals.address;
import static org.sundew.rules.Arrivals.book;
import static org.sundew.rules.Arrivals.bound;
import static org.sundew.rules.Arrivals.by;
import static org.sundew.rules.Arrivals.decides;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.gate.Door;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;

final class RulebookTest {
    private static Verdict verdict(Bound rule) {
        return Objects.requireNonNull(book(rule).decide(by("192.0.2.7", TCP, 21)))
                .verdict();
    }

    @Test
    void letsPassWhereNoRuleFits() {
        RulesGate gate = RulesGate.of(Map.of(), java.nio.file.Path.of("."));

        assertThat(gate.judge(by("192.0.2.7", TCP, 21))).isSameAs(Verdict.PASS);
        assertThat(gate.judge(by("2001:db8::7", UDP, 53))).isSameAs(Verdict.PASS);
    }

    @Test
    void doesWhatTheRuleSays() {
        assertThat(verdict(bound("a", "close", "true")).door()).isEqualTo(Door.CLOSE);
        assertThat(verdict(bound("a", "close", "true")).silence()).isEqualTo(Silence.NONE);
        assertThat(verdict(bound("a", "ignore", "true")).door()).isEqualTo(Door.OPEN);
        assertThat(verdict(bound("a", "ignore", "true")).silence()).isEqualTo(Silence.IGNORED);
        assertThat(verdict(bound("a", "severity", "high")).severity()).isEqualTo(Severity.HIGH);
        assertThat(verdict(bound("a", "severity", "no-change")).severity()).isNull();
        assertThat(verdict(bound("a", "close", "true", "ignore", "true")))
                .isEqualTo(new Verdict(
                        Door.CLOSE, Silence.IGNORED, null, List.of(), new RuleMatch("a", "a", "visitor-rules"), null));
    }

    @ParameterizedTest
    @CsvSource({"3, ''", "4, some", "5, some", "6, some", "7, ''"})
    void isForTheConnectionsBetweenFirstAndLast(long connection, String expected) {
        Rulebook book = book(bound("some", "connections.min", "4", "connections.max", "6"));

        assertThat(decides(book, by("192.0.2.7", TCP, 21, connection))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "2, from", "3, from"})
    void isForAllConnectionsFromTheFirst(long connection, String expected) {
        assertThat(decides(book(bound("from", "connections.min", "2")), by("::1", UDP, 137, connection)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, to", "2, to", "3, ''"})
    void isForAllConnectionsUpToTheLast(long connection, String expected) {
        assertThat(decides(book(bound("to", "connections.max", "2")), by("::1", UDP, 137, connection)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20, ''",
        "21, ports",
        "22, ''",
        "2099, ''",
        "2100, ports",
        "2121, ports",
        "2122, ''",
        "0, ''",
        "65535, ports"
    })
    void isForItsPorts(int port, String expected) {
        assertThat(decides(book(bound("ports", "port", "21, 2100-2121, 65535")), by("::1", TCP, port)))
                .isEqualTo(expected);
    }

    @Test
    void isForItsProtocol() {
        for (String protocol : List.of("tcp", "udp", "icmp", "win")) {
            Rulebook book = book(bound(protocol, "protocol", protocol));

            assertThat(List.of(
                            decides(book, by("::1", TCP, 0)),
                            decides(book, by("::1", UDP, 0)),
                            decides(book, by("::1", ICMP, 0)),
                            decides(book, by("::1", WIN, 0))))
                    .containsOnlyOnce(protocol)
                    .filteredOn(String::isEmpty)
                    .hasSize(3);
        }
    }

    @Test
    void isForItsScenarios() {
        Rulebook book = book(bound("night", "scenario", "night, weekend"));

        assertThat(decides(book, by(address("::1"), TCP, 1, 1, address("::1"), "weekend")))
                .isEqualTo("night");
        assertThat(decides(book, by(address("::1"), TCP, 1, 1, address("::1"), "main")))
                .isEmpty();
    }

    @Test
    void isForItsSensorAddresses() {
        Rulebook book = book(bound("cast", "sensor.address", "255.255.255.255, 224.0.0.0/4"));

        for (String cast : List.of("255.255.255.255", "224.0.0.1", "239.255.255.250")) {
            assertThat(decides(book, by(address("::1"), UDP, 1, 1, address(cast), "main")))
                    .isEqualTo("cast");
        }
        assertThat(decides(book, by(address("::1"), UDP, 1, 1, address("198.51.100.1"), "main")))
                .isEmpty();
    }

    @Test
    void isForNobodyWhenDisabled() {
        assertThat(decides(book(bound("off", "enabled", "false")), by("::1", TCP, 1)))
                .isEmpty();
    }

    @Test
    void isForTheVisitorsOfEachOfItsNetworks() {
        Rulebook book = book(bound("many", "visitor", "192.0.2.0/30, 198.51.100.7, 2001:db8:0:1::/64, 2001:db8::9"));

        assertThat(decides(book, by("192.0.1.255", TCP, 1))).isEmpty();
        assertThat(decides(book, by("192.0.2.0", TCP, 1))).isEqualTo("many");
        assertThat(decides(book, by("192.0.2.3", TCP, 1))).isEqualTo("many");
        assertThat(decides(book, by("192.0.2.4", TCP, 1))).isEmpty();
        assertThat(decides(book, by("198.51.100.7", TCP, 1))).isEqualTo("many");
        assertThat(decides(book, by("2001:db8:0:1:ffff::", TCP, 1))).isEqualTo("many");
        assertThat(decides(book, by("2001:db8:0:2::", TCP, 1))).isEmpty();
        assertThat(decides(book, by("2001:db8::9", TCP, 1))).isEqualTo("many");
        assertThat(decides(book, by("2001:db8::8", TCP, 1))).isEmpty();
        assertThat(decides(book, by("2001:db8::a", TCP, 1))).isEmpty();
    }

    @Test
    void takesTheMoreSpecificOfTwo() {
        Bound host = new Bound(
                Objects.requireNonNull(
                        Arrivals.cfg("z-host", "visitor", "h.example").rule()),
                List.of(),
                List.of(Range.parse("192.0.2.7")));
        assertOrder(
                host,
                bound("y-single-any-port", "visitor", "192.0.2.7"),
                bound("x-narrow", "visitor", "192.0.2.0/29", "port", "1-99"),
                bound("w-wide", "visitor", "192.0.2.0/28", "port", "21", "protocol", "tcp", "connections.min", "1"),
                bound("v-all-of-them", "visitor", "0.0.0.0/0", "port", "21"),
                bound("u-any-21", "port", "21"),
                bound("t-any-two", "port", "21,22", "protocol", "tcp"),
                bound("s-any-tcp", "protocol", "tcp"),
                bound("r-any-bounded", "connections.max", "9"),
                bound("q-any-sensor", "sensor.address", "198.51.100.1"),
                bound("o-any"),
                bound("p-any"));
    }

    /** Each of these goes before all that follow. */
    private static void assertOrder(Bound... rules) {
        for (int i = 0; i < rules.length; i++) {
            for (int j = i + 1; j < rules.length; j++) {
                assertThat(decides(book(rules[j], rules[i]), by("192.0.2.7", TCP, 21)))
                        .isEqualTo(rules[i].rule().name());
            }
        }
    }

    @Test
    void aRuleIsAsSpecificAsWhatNamesTheVisitor() {
        Rulebook book =
                book(bound("a", "visitor", "192.0.2.7, 10.0.0.0/8"), bound("b", "visitor", "192.0.2.0/24, 10.0.0.7"));

        assertThat(decides(book, by("192.0.2.7", TCP, 1))).isEqualTo("a");
        assertThat(decides(book, by("192.0.2.8", TCP, 1))).isEqualTo("b");
        assertThat(decides(book, by("10.0.0.7", TCP, 1))).isEqualTo("b");
        assertThat(decides(book, by("10.0.0.8", TCP, 1))).isEqualTo("a");
    }

    @Test
    void countsWhatEachRuleDecided() {
        RulesGate gate = RulesGate.of(Map.of("a", Map.of("port", "21")), java.nio.file.Path.of("."));

        gate.judge(by("::1", TCP, 21));
        gate.judge(by("::1", TCP, 22));
        gate.explain(by("::1", TCP, 21));

        assertThat(gate.judge(by("::1", TCP, 21)).rule()).isEqualTo(new RuleMatch("a", "a", "visitor-rules"));
    }
}
