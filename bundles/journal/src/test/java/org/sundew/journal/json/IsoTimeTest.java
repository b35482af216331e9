package org.sundew.journal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    private final IsoTime time = new IsoTime();

    private String written(Instant instant) {
        JsonLine line = new JsonLine(64);
        time.write(instant, line);
        return new String(line.toByteArray(), US_ASCII);
    }

    @Test
    void writesAsTheJdkDoesAndReadsItBack() {
        Random random = new Random(1);

        for (int i = 0; i < 20_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong() % 300_000_000_000L, 1 + random.nextInt(999_999_999));

            assertThat(written(instant)).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(instant));
            assertThat(IsoTime.parse(written(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.100Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
    })
    void writesAtLeastMilliseconds(Instant instant, String text) {
        assertThat(written(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00.001Z", "-0001-01-01T00:00:00Z", "2026-01-02T03:04:05Z"})
    void readsWhatIsUncommon(String text) {
        assertThat(IsoTime.parse(text)).isEqualTo(Instant.parse(text));
    }
}
