package org.sundew.journal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.SensorEvent;
import org.sundew.testkit.Samples;

class EcsReaderTest {
    private final SensorEvent event = Samples.visited(1, "a", "b");
    private final String json = SampleEvents.json(event);

    @Test
    void passesOverFieldsOfLaterVersions() throws MalformedEventException {
        String later = json.replace(
                "\"source\":{", "\"later\":[1,{\"x\":null}],\"cloud\":{\"a\":{\"b\":1.5}},\"source\":{\"geo\":{},");

        assertThat(SampleEvents.read(later)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"event\":", "1", "{\"a\":1}{\"a\":1}", "\u0000"})
    void refusesWhatIsNoEvent(String text) {
        assertThatThrownBy(() -> SampleEvents.read(text)).isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"192.0.2.7\",\"port\"', '\"visitor.example.com\",\"port\"'",
        "'\"192.0.2.7\",\"port\"', '\"999.1.1.1\",\"port\"'",
        "'\"192.0.2.7\",\"port\"', '\"1.2.3\",\"port\"'",
        "'\"192.0.2.7\",\"port\"', '\"g::1\",\"port\"'",
        "'\"192.0.2.7\",\"port\"', '\"1::2::3\",\"port\"'",
        "'\"port\":40001', '\"port\":70000'",
        "'\"port\":40001', '\"port\":-1'",
        "'\"port\":40001', '\"port\":1e3'",
        "'\"sequence\":1', '\"sequence\":99999999999999999999'",
        "'\"closed_by\":\"visitor\"', '\"closed_by\":\"nobody\"'",
        "'\"received\":\"YQ==\"', '\"received\":\"Y\"'",
        "'\"bytes\":1', '\"bytes\":0'",
        "'T03:04:06.623Z', 'T24:04:06.623Z'",
        "'T03:04:06.623Z', 'T03:04:06.623'",
        "'2026-01-02T', '2026-13-02T'",
    })
    void refusesWrongValues(String right, String wrong) {
        assertThat(json).contains(right);

        assertThatThrownBy(() -> SampleEvents.read(json.replace(right, wrong)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void refusesAbsurdNesting() {
        assertThatThrownBy(() -> SampleEvents.read("{\"a\":".repeat(100_000)))
                .isInstanceOf(MalformedEventException.class);
    }
}
