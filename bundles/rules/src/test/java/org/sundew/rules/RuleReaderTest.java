package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.admin.Problem;

final class RuleReaderTest {
    private static RuleReader.Reading read(String key, String value) {
        return RuleReader.read(Map.of(key, value), "home", "org.sundew.rule-home.cfg");
    }

    @Test
    void isForEverybodyAndDoesNothingByDefault() {
        Rule rule = Objects.requireNonNull(
                RuleReader.read(Map.of(), "home", "org.sundew.rule-home.cfg").rule());

        assertThat(rule.enabled()).isTrue();
        assertThat(rule.inEveryScenario()).isTrue();
        assertThat(rule.visitors().anybody()).isTrue();
        assertThat(rule.ports().any()).isTrue();
        assertThat(rule.bounded()).isFalse();
        assertThat(rule.action()).isEqualTo("change nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled | yes",
                "scenario | main,,night",
                "visitor | 192.0.2.9 - 192.0.2.1",
                "visitor | 192.0.2.1,",
                "visitor | @",
                "visitor | 300.0.2.1",
                "visitor | what?ever",
                "protocol | sctp",
                "sensor.address | myself",
                "port | 65536",
                "port | 9-1",
                "port | http",
                "connections.min | 0",
                "connections.min | -1",
                "connections.max | many",
                "close | maybe",
                "severity | terrible"
            })
    void namesFileKeyAndValueOfWhatIsWrong(String key, String value) {
        RuleReader.Reading reading = read(key, value);

        assertThat(reading.rule()).isNull();
        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("org.sundew.rule-home.cfg");
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.what()).isNotBlank();
        });
    }

    @Test
    void gathersAllThatIsWrong() {
        RuleReader.Reading reading = RuleReader.read(Map.of("port", "x", "close", "x", "visitor", "/"), "a", "b");

        assertThat(reading.faults()).extracting(Problem::key).containsExactlyInAnyOrder("port", "close", "visitor");
    }

    @Test
    void takesTheLastConnectionForNoLessThanTheFirst() {
        assertThat(RuleReader.read(Map.of("connections.min", "4", "connections.max", "4"), "a", "b")
                        .faults())
                .isEmpty();
        assertThat(RuleReader.read(Map.of("connections.min", "4", "connections.max", "3"), "a", "b")
                        .faults())
                .extracting(Problem::key)
                .containsExactly("connections.max");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner.example.org", "my-host", "localhost", "host_1.example.", "a1.b2"})
    void takesNamesForHosts(String name) {
        assertThat(Visitors.parse(name).hosts()).hasSize(1);
    }

    @Test
    void readsAListOfAllSorts() {
        Visitors visitors =
                Visitors.parse("192.0.2.1, 192.0.2.5 - 192.0.2.9,10.0.0.0/8 , Scan-1.Example.org,@bots.txt");

        assertThat(visitors.ranges()).hasSize(3);
        assertThat(visitors.hosts()).containsExactly("scan-1.example.org");
        assertThat(visitors.files()).containsExactly("bots.txt");
    }
}
