package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.admin.Problem;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;

class ConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void aChangeKeepsCountersReadersAndEvents() throws InterruptedException {
        try (Rig rig = Rig.open(directory, "commit.interval.ms", 10_000)) {
            JournalReader reader = rig.journal.reader("r");
            Rig.Tally tally = new Rig.Tally(1);
            rig.journal.append(Samples.visited(0, "", ""), tally);

            rig.journal.modified(Rig.config(directory, "segment.megabytes", 2, "retention.days", 7));
            rig.appended(4, 1);

            assertThat(Rig.sequences(Rig.read(reader, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
            JournalStatus status = rig.journal.status();
            assertThat(status.appended()).isEqualTo(5);
            assertThat(status.durable()).isEqualTo(5);
        }
    }

    @Test
    void aSmallerQueueTakesEffectAtOnce() throws InterruptedException {
        try (Rig rig = Rig.open(directory, "commit.interval.ms", 10_000)) {
            rig.journal.modified(Rig.config(directory, "commit.interval.ms", 10_000, "queue.events", 400));
            Rig.Tally tally = new Rig.Tally(100_000);

            for (int i = 0; i < 100_000; i++) {
                rig.journal.append(Samples.visited(0, "", ""), tally);
            }
            tally.await();

            assertThat(tally.lost).isNotEmpty().containsOnly("journal-full");
            assertThat(rig.journal.status().lost()).isEqualTo(tally.lost.size());
        }
    }

    @Test
    void anotherDirectoryContinuesTheSameLogThere() throws InterruptedException, IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = directory.resolve("second");
        try (Rig rig = Rig.open(first, "memory.events", 0)) {
            JournalReader reader = rig.journal.reader("r");
            rig.journal.reader("closed").close();
            rig.appended(3, 1);

            rig.journal.modified(Rig.config(second));
            rig.appended(2, 1);

            assertThat(Rig.sequences(Rig.read(reader, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
            reader.commit();
        }
        assertThat(Rig.segments(second)).hasSize(1);
        try (Rig rig = Rig.open(second)) {
            JournalReader reader = rig.journal.reader("r");
            JournalReader late = rig.journal.reader("closed");
            rig.appended(1, 1);

            assertThat(Rig.sequences(Rig.read(reader, 1))).containsExactly(6L);
            assertThat(Rig.sequences(Rig.read(late, 3))).containsExactly(4L, 5L, 6L);
            assertThat(late.overtaken()).isEqualTo(3);
        }
    }

    @Test
    void goesBackToADirectoryItWroteToBefore() throws InterruptedException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        try (Rig rig = Rig.open(first, "memory.events", 0)) {
            JournalReader reader = rig.journal.reader("r");
            for (Path next : List.of(first, second, first)) {
                rig.journal.modified(Rig.config(next, "memory.events", 0));
                rig.appended(2, 1);
            }

            assertThat(rig.journal.problems()).isEmpty();
            assertThat(Rig.sequences(Rig.read(reader, 6))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(reader.overtaken()).isZero();
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsRefusedAndTheOldOneStays() throws IOException, InterruptedException {
        Path file = Files.createFile(directory.resolve("file"));
        Path log = directory.resolve("log");
        try (Rig rig = Rig.open(log)) {
            rig.journal.modified(Rig.config(file));

            List<SensorEvent> taken = rig.appended(1, 1);

            assertThat(taken).hasSize(1);
            assertThat(rig.segments()).hasSize(1);
            assertThat(rig.journal.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo("org.sundew.journal.cfg");
                assertThat(problem.key()).isEqualTo("directory");
                assertThat(problem.value()).isEqualTo(file.toString());
            });
            rig.journal.modified(Rig.config(log));
            assertThat(rig.journal.problems()).isEmpty();
        }
    }

    @Test
    void aLogThatIsLongerIsNotContinued() throws InterruptedException {
        Path other = directory.resolve("other");
        try (Rig rig = Rig.open(other)) {
            rig.appended(9, 1);
        }
        try (Rig rig = Rig.open(directory.resolve("log"))) {
            rig.journal.modified(Rig.config(other));

            assertThat(rig.journal.problems()).extracting(Problem::value).containsExactly(other.toString());
        }
    }

    @Test
    void survivesTheLossOfItsDirectoryAndMakesItAnew() throws InterruptedException, IOException {
        ManualNanos nanos = new ManualNanos();
        Path log = directory.resolve("log");
        try (Rig rig = Rig.open(log, Clock.systemUTC(), nanos)) {
            rig.appended(2, 1);
            move(log, directory.resolve("away"));
            Path inTheWay = Files.createFile(log);
            nanos.add(Duration.ofSeconds(2));
            Rig.Tally tally = new Rig.Tally(1);
            rig.journal.append(Samples.visited(0, "", ""), tally);
            while (rig.journal.status().failing().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(rig.journal.status().failing()).startsWith("the disk fails");

            Files.delete(inTheWay);
            nanos.add(Duration.ofSeconds(2));
            tally.await();

            assertThat(tally.lost).isEmpty();
            assertThat(Files.readString(rig.segments().get(0))).contains("\"sequence\":3,");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    @ParameterizedTest
    @CsvSource({
        "commit.interval.ms, 0",
        "commit.interval.ms, 10001",
        "segment.megabytes, 0",
        "segment.megabytes, 1025",
        "retention.megabytes, 0",
        "retention.days, -1",
        "compress.after.minutes, -1",
        "queue.events, 15",
        "queue.megabytes, 0",
        "memory.events, -1",
        "memory.megabytes, -1",
    })
    void valuesOutOfRangeAreRefusedWithKeyAndValue(String key, int value) {
        assertThatThrownBy(() -> Settings.of(Rig.config(directory, key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": ")
                .hasMessageEndingWith(": " + value);
    }

    @ParameterizedTest
    @CsvSource({"password.policy, secret", "directory, ' '", "directory, ${no.such.property}/x"})
    void wrongTextsAreRefusedWithKeyAndValue(String key, String value) {
        assertThatThrownBy(() -> Settings.of(Rig.config(directory, key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": ")
                .hasMessageEndingWith(": " + value);
    }

    @Test
    void namesInBracesAreSystemProperties() {
        Settings settings = Settings.of(
                ConfigOf.of(SegmentedJournal.Config.class, "directory", "${java.io.tmpdir}/${user.name}/events"));

        assertThat(settings.directory())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), System.getProperty("user.name"), "events"));
    }

    @Test
    void theShippedFileNamesEveryKeyWithItsDefault() throws IOException {
        Map<String, String> shipped = new TreeMap<>();
        Matcher lines = Pattern.compile("(?m)^#?([a-z][a-z.]+) = (.*)$")
                .matcher(Files.readString(Path.of("..", "..", "etc", "org.sundew.journal.cfg")));
        while (lines.find()) {
            shipped.put(lines.group(1), lines.group(2));
        }
        Map<String, String> declared = new TreeMap<>();
        for (var method : SegmentedJournal.Config.class.getDeclaredMethods()) {
            Object value = method.getDefaultValue();
            declared.put(
                    method.getName().replace('_', '.'),
                    value instanceof String[] list ? String.join(", ", list) : value.toString());
        }

        assertThat(shipped).isEqualTo(declared);
    }
}
