package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.EventQuery;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;
import org.sundew.journal.json.RandomEvents;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

class SegmentedJournalTest {
    @TempDir
    Path directory;

    @Test
    void numbersEventsFromOneAndGoesOnAfterARestart() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.appended(3, 10);
        }
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(2, 10);

            assertThat(Rig.sequences(Rig.read(reader, 2))).containsExactly(4L, 5L);
        }
    }

    @Test
    void readersSeeTheSameFromMemoryAndFromDisk() throws InterruptedException {
        List<SensorEvent> events = new ArrayList<>();
        RandomEvents random = new RandomEvents(7);
        for (int i = 1; i <= 500; i++) {
            events.add(random.next(i));
        }

        try (Rig rig = Rig.open(directory)) {
            JournalReader memory = rig.journal.reader("memory");
            JournalReader disk = rig.journal.reader("disk");
            rig.append(events);
            assertThat(Rig.read(memory, 500)).isEqualTo(events);
            disk.close();
        }
        try (Rig rig = Rig.open(directory)) {
            assertThat(Rig.read(rig.journal.reader("disk"), 500)).isEqualTo(events);
        }
    }

    @Test
    void anEventIsOnDiskWhenItsReceiptSaysSo() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.appended(1, 10);

            String text = Files.readString(rig.segments().get(0), UTF_8);

            assertThat(text).endsWith("}\n").contains("\"sequence\":1,");
        }
    }

    @Test
    void theStoredLineIsTheJsonOfTheEvent() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "tags", new String[] {"lab, north"})) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(1, 10);
            SensorEvent event = Rig.read(reader, 1).get(0);

            String json = new String(rig.journal.json(event), UTF_8);

            assertThat(Files.readString(rig.segments().get(0))).isEqualTo(json + "\n");
            assertThat(json).contains("\"tags\":[\"lab\",\"north\"]", "\"name\":\"sensor-1\"");
        }
    }

    @Test
    void statusCountsWhatWasTakenAndWhatIsDurable() throws InterruptedException, IOException {
        try (Rig rig = Rig.open(directory)) {
            rig.appended(5, 10);

            JournalStatus status = rig.journal.status();

            assertThat(status)
                    .isEqualTo(new JournalStatus(
                            5, 5, 0, 5, Files.size(rig.segments().get(0)), ""));
        }
    }

    @Test
    void whatWasTakenInIsWrittenBeforeItCloses() throws InterruptedException {
        Rig.Tally tally = new Rig.Tally(1000);
        try (Rig rig = Rig.open(directory, "commit.interval.ms", 10_000)) {
            for (int i = 0; i < 1000; i++) {
                rig.journal.append(Samples.visited(0, "", ""), tally);
            }
        }

        tally.await();
        assertThat(tally.lost).isEmpty();
    }

    @Test
    void whatComesAfterwardsIsLostAndSaidToBe() throws InterruptedException {
        Rig rig = Rig.open(directory);
        rig.close();
        Rig.Tally tally = new Rig.Tally(1);

        rig.journal.append(Samples.visited(0, "", ""), tally);

        tally.await();
        assertThat(tally.lost).containsExactly("journal-stopped");
        assertThat(rig.journal.status().lost()).isEqualTo(1);
    }

    @Test
    void beginsANewSegmentWhenOneIsFull() throws InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(30, 100_000);

            assertThat(rig.segments()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(Rig.numbers(Rig.read(reader, 30))).hasSize(30).doesNotHaveDuplicates();
        }
    }

    @Test
    void beginsANewSegmentOnANewDay() throws InterruptedException {
        ManualClock clock = new ManualClock();
        try (Rig rig = Rig.open(directory, clock)) {
            rig.appended(1, 10);
            clock.elapse(Duration.ofHours(21));
            rig.appended(1, 10);

            assertThat(rig.segments())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(
                            "events-0000000000000001-20260102T030405000Z.ndjson",
                            "events-0000000000000002-20260103T000405000Z.ndjson");
        }
    }

    @Test
    void aClockThatStepsBackChangesNothingButTheDates() throws InterruptedException {
        MovedClock clock = new MovedClock();
        try (Rig rig = Rig.open(directory, clock)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(2, 10);
            clock.now = Instant.parse("2001-01-01T00:00:00Z");
            rig.appended(2, 10);
            clock.now = Instant.parse("2030-01-01T00:00:00Z");
            rig.appended(2, 10);

            assertThat(Rig.sequences(Rig.read(reader, 6))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
        clock.now = Instant.parse("1999-01-01T00:00:00Z");
        try (Rig rig = Rig.open(directory, clock)) {
            JournalReader reader = rig.journal.reader("s");
            rig.appended(1, 10);

            assertThat(Rig.sequences(Rig.read(reader, 1))).containsExactly(7L);
        }
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void goesOnWhenSomebodyDeletesTheSegmentUnderItsHands() throws InterruptedException, IOException {
        ManualNanos nanos = new ManualNanos();
        try (Rig rig = Rig.open(directory, Clock.systemUTC(), nanos)) {
            rig.appended(1, 10);
            Files.delete(rig.segments().get(0));
            nanos.add(Duration.ofSeconds(2));
            rig.appended(1, 10);

            assertThat(Files.readString(rig.segments().get(0))).contains("\"sequence\":2,");
        }
    }

    @Test
    void twoJournalsNeverWriteToOneDirectory() {
        try (Rig rig = Rig.open(directory)) {
            assertThatThrownBy(() -> Rig.open(rig.directory))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("directory: cannot be used")
                    .hasMessageEndingWith(": " + directory);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "hash", "drop"})
    void keepsOfPasswordsWhatThePolicySays(String policy) throws InterruptedException, IOException {
        try (Rig rig = Rig.open(directory, "password.policy", policy)) {
            JournalReader reader = rig.journal.reader("r");
            Observed login = Samples.observed(
                    0,
                    Observation.of(
                            "login",
                            new Note(Note.PASSWORD, "first-secret"),
                            new Note(Note.USER, "root"),
                            new Note(Note.PASSWORD, "second-secret")));
            rig.append(List.of(login, login));

            List<SensorEvent> read = Rig.read(reader, 2);
            String text = Files.readString(rig.segments().get(0));

            assertThat(read.get(0).toString().contains("secret")).isEqualTo(policy.equals("plain"));
            assertThat(text.contains("secret")).isEqualTo(policy.equals("plain"));
            assertThat(text.contains("\"credential\":{\"password\":\"")).isEqualTo(!policy.equals("drop"));
            assertThat(text.contains("\"password\":[\"")).isEqualTo(!policy.equals("drop"));
        }
    }

    @Test
    void equalPasswordsHaveEqualHashesAlsoAfterARestart() throws InterruptedException {
        Observed login = Samples.observed(0, Observation.login("root", "secret", false));
        for (int run = 0; run < 2; run++) {
            try (Rig rig = Rig.open(directory, "password.policy", "hash")) {
                JournalReader reader = rig.journal.reader("r");
                rig.append(List.of(login));
                reader.close();
            }
        }
        try (Rig rig = Rig.open(directory)) {
            List<SensorEvent> both = rig.journal.find(new EventQuery(Instant.EPOCH, 2, event -> true));

            Observed one = (Observed) both.get(0);
            assertThat(one.observation()).isEqualTo(((Observed) both.get(1)).observation());
            assertThat(one.observation().notes().get(1).value()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void anEventThatCannotBeEncodedIsLostAloneAndTold() throws InterruptedException {
        ManualNanos nanos = new ManualNanos();
        try (Rig rig = Rig.open(directory, Clock.systemUTC(), nanos)) {
            JournalReader reader = rig.journal.reader("r");
            Rig.Tally tally = new Rig.Tally(3);
            rig.journal.append(Samples.visited(0, "", ""), tally);
            rig.journal.append(broken(), tally);
            rig.journal.append(Samples.visited(0, "", ""), tally);
            tally.await();
            nanos.add(Duration.ofSeconds(2));

            assertThat(tally.lost).containsExactly("unwritable");
            assertThat(Rig.sequences(Rig.read(reader, 3))).containsExactly(1L, 2L, 4L);
            assertThat(rig.journal.status().lost()).isEqualTo(1);
        }
    }

    /** A visit that lacks what it must have. */
    private static Visited broken() {
        Visited event = Samples.visited(0, "", "");
        return new Visited(
                event.id(),
                0,
                event.time(),
                event.at(),
                null,
                event.closedBy(),
                event.received(),
                event.sent(),
                event.notes(),
                event.rule(),
                event.limit());
    }

    @Test
    void aReceiptThatThrowsHarmsNobody() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.journal.append(Samples.visited(0, "", ""), new Receipt() {
                @Override
                public void durable() {
                    throw new IllegalStateException("as it must not");
                }

                @Override
                public void lost(String reason) {}
            });
            rig.appended(1, 10);

            assertThat(rig.journal.status().durable()).isEqualTo(2);
        }
    }
}
