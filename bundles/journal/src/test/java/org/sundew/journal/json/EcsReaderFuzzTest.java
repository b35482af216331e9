package org.sundew.journal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.sundew.event.SensorEvent;

/** Whatever stands in a log file, reading it gives an event or a {@link MalformedEventException}, and nothing else. */
class EcsReaderFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void readsOrRefuses(byte[] line) throws MalformedEventException {
        SensorEvent event;
        try {
            event = EcsReader.read(line, 0, line.length);
        } catch (MalformedEventException e) {
            return;
        }

        String json = SampleEvents.json(event);
        assertThat(SampleEvents.json(SampleEvents.read(json))).isEqualTo(json);
    }
}
