package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.json.RandomEvents;

class SearchTest {
    @TempDir
    Path directory;

    private List<Long> found(Rig rig, int limit) {
        return Rig.sequences(rig.journal.find(new EventQuery(Instant.EPOCH, limit, event -> true)));
    }

    private static List<Long> down(long from, int count) {
        return LongStream.iterate(from, each -> each - 1).limit(count).boxed().toList();
    }

    @Test
    void newestFirstAcrossSegmentsPackedOrNot() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(40, 100_000);
        }
        for (Path file : Rig.segments(directory).subList(0, 2)) {
            PackingTest.pack(file);
            Files.delete(file);
        }
        try (Rig rig = Rig.open(directory)) {
            assertThat(found(rig, 1)).isEqualTo(down(40, 1));
            assertThat(found(rig, 33)).isEqualTo(down(40, 33));
            assertThat(found(rig, 1000)).isEqualTo(down(40, 40));
        }
    }

    @Test
    void takesTheConditionAndTheTime() throws InterruptedException {
        List<SensorEvent> events = new ArrayList<>();
        RandomEvents random = new RandomEvents(3);
        for (int i = 1; i <= 200; i++) {
            events.add(random.next(i));
        }
        Instant since = Instant.parse("1970-06-01T00:00:00Z");
        try (Rig rig = Rig.open(directory)) {
            rig.append(events);

            List<SensorEvent> found = rig.journal.find(new EventQuery(since, 1000, event -> event.sequence() % 3 == 0));

            Collections.reverse(events);
            assertThat(found)
                    .isEqualTo(events.stream()
                            .filter(event ->
                                    event.sequence() % 3 == 0 && !event.time().isBefore(since))
                            .toList());
        }
    }

    @Test
    void findsNothingInAnEmptyLog() {
        try (Rig rig = Rig.open(directory)) {
            assertThat(found(rig, 10)).isEmpty();
            assertThat(rig.journal.find(new Id(1, 1))).isEmpty();
        }
    }

    @Test
    void findsAnyEventByItsId() throws InterruptedException {
        List<SensorEvent> events = new ArrayList<>();
        RandomEvents random = new RandomEvents(5);
        for (int i = 1; i <= 1200; i++) {
            events.add(random.next(i));
        }
        try (Rig rig = Rig.open(directory)) {
            rig.append(events);

            for (int i = 0; i < events.size(); i += 100) {
                assertThat(rig.journal.find(events.get(i).id())).contains(events.get(i));
            }
        }
    }

    @Test
    void leavesOutSegmentsOfAnotherTime() {
        Segment segment = Segment.begin(directory, 1, Instant.parse("2026-01-02T03:00:00Z"), 0);
        segment.reaches(1, Instant.parse("2026-01-02T04:00:00Z").toEpochMilli());

        assertThat(segment.covers(Instant.parse("2026-01-02T02:59:00Z").toEpochMilli(), 60_000))
                .isTrue();
        assertThat(segment.covers(Instant.parse("2026-01-02T02:58:59Z").toEpochMilli(), 60_000))
                .isFalse();
        assertThat(segment.covers(Instant.parse("2026-01-02T04:01:00Z").toEpochMilli(), 60_000))
                .isTrue();
        assertThat(segment.covers(Instant.parse("2026-01-02T04:01:01Z").toEpochMilli(), 60_000))
                .isFalse();
    }

    @Test
    void aLineThatIsNoEventIsPassedOver() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(12, 100_000);
        }
        Path first = Rig.segments(directory).get(0);
        byte[] spoilt = Files.readAllBytes(first);
        spoilt[40] = '?';
        Files.write(first, spoilt);
        try (Rig rig = Rig.open(directory)) {
            assertThat(found(rig, 100)).isEqualTo(down(12, 11));
        }
    }
}
