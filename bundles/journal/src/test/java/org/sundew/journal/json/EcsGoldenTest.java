package org.sundew.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sundew.event.SensorEvent;

/** The JSON form is a contract: a change of a name or type shows here first, and needs a new major version. */
class EcsGoldenTest {
    static Stream<String> names() {
        return SampleEvents.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWrittenAsInTheGoldenFile(String name) throws IOException {
        String written = SampleEvents.json(SampleEvents.all().get(name));

        assertThat(written).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGoldenFileReadsAsTheEvent(String name) throws IOException {
        SensorEvent read = SampleEvents.read(golden(name));

        assertThat(read).isEqualTo(SampleEvents.all().get(name));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = EcsGoldenTest.class.getResourceAsStream(name + ".json")) {
            assertThat(file).as("golden file %s.json", name).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
