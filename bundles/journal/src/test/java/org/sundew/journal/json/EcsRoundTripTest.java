package org.sundew.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

class EcsRoundTripTest {
    private static final int EVENTS = 5000;

    @Test
    void everyEventReadsBackEqual() throws IOException {
        RandomEvents events = new RandomEvents(42);

        for (int i = 1; i <= EVENTS; i++) {
            SensorEvent event = events.next(i);
            String json = SampleEvents.json(event);

            assertThat(SampleEvents.read(json)).as(json).isEqualTo(event);
        }
    }

    @Test
    void theMessageIsTheEventsOwn() {
        RandomEvents events = new RandomEvents(45);

        for (int i = 1; i <= 1000; i++) {
            SensorEvent event = events.next(i);
            JsonLine message = new JsonLine(64).raw(JsonLine.json("'message':")).string(event.message());

            assertThat(SampleEvents.json(event)).contains(new String(message.toByteArray(), UTF_8));
        }
    }

    @Test
    void everyLineIsOneJsonObjectInPrintableAscii() throws IOException {
        RandomEvents events = new RandomEvents(43);
        JsonFactory json = new JsonFactory();

        for (int i = 1; i <= EVENTS; i++) {
            String line = SampleEvents.json(events.next(i));

            assertThat(line.chars()).as(line).allMatch(symbol -> symbol >= ' ' && symbol <= '~');
            try (JsonParser parser = json.createParser(line)) {
                parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                parser.nextToken();
                parser.skipChildren();
                assertThat(parser.nextToken()).as(line).isNull();
            }
        }
    }

    @Test
    void halfOfASurrogatePairBecomesTheReplacementCharacter() throws IOException {
        String broken = "a\uD83D \uDE00\uD83D\uDE00\uD83D";

        Visited read = (Visited) SampleEvents.read(
                SampleEvents.json(Samples.visited(1, "", "", new Note("x", broken), new Note(Note.USER, broken))));

        assertThat(read.notes())
                .containsExactly(
                        new Note("x", Text.wellFormed(broken)),
                        new Note(Note.USER, "a\uFFFD \uFFFD\uD83D\uDE00\uFFFD"));
    }

    @Test
    void idAndSequenceAreFoundWithoutParsing() {
        RandomEvents events = new RandomEvents(44);

        for (int i = 1; i <= 1000; i++) {
            SensorEvent event = events.next(i);
            byte[] line = SampleEvents.json(event).getBytes(UTF_8);

            assertThat(Lines.sequence(line, 0, line.length)).isEqualTo(i);
            assertThat(Lines.hasId(event.id().toString().getBytes(UTF_8), line, 0, line.length))
                    .isTrue();
            assertThat(Lines.whole(line, 0, line.length)).isTrue();
        }
    }
}
