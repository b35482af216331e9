package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;

class RetentionTest {
    @TempDir
    Path directory;

    private Catalogue log() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(35, 100_000);
        }
        return new Catalogue(Recovery.recover(directory).segments());
    }

    private void retain(Catalogue catalogue, Object... settings) {
        Settings read = Settings.of(Rig.config(directory, settings));
        new Keeper(catalogue, () -> read, Clock.systemUTC()).retain();
    }

    @Test
    void deletesTheOldestUntilTheRestFits() throws IOException, InterruptedException {
        Catalogue catalogue = log();
        int before = catalogue.all().size();

        retain(catalogue, "retention.megabytes", 3);

        assertThat(catalogue.bytes()).isLessThanOrEqualTo(3 << 20);
        assertThat(catalogue.all()).hasSizeBetween(2, before - 1);
        assertThat(Rig.segments(directory))
                .isEqualTo(catalogue.all().stream().map(Segment::path).toList());
    }

    @Test
    void neverDeletesTheSegmentBeingWritten() throws IOException, InterruptedException {
        Catalogue catalogue = log();
        for (Path file : Rig.segments(directory)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        Catalogue old = new Catalogue(Recovery.recover(directory).segments());

        retain(old, "retention.days", 1);

        assertThat(old.all()).hasSize(1);
        assertThat(old.last().first()).isEqualTo(catalogue.last().first());
    }

    @Test
    void keepsWhatIsYoungEnoughAndForEverWithZeroDays() throws IOException, InterruptedException {
        Catalogue catalogue = log();
        int before = catalogue.all().size();
        Files.setLastModifiedTime(
                catalogue.all().get(0).path(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Catalogue aged = new Catalogue(Recovery.recover(directory).segments());

        retain(aged, "retention.days", 0);
        assertThat(aged.all()).hasSize(before);
        retain(aged, "retention.days", 4);
        assertThat(aged.all()).hasSize(before);
        retain(aged, "retention.days", 2);
        assertThat(aged.all()).hasSize(before - 1);
    }

    @Test
    void aLaggingReaderIsToldWhatRetentionTook() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.journal.reader("slow").close();
        }
        Catalogue catalogue = log();
        retain(catalogue, "retention.megabytes", 2);
        long first = catalogue.all().get(0).first();

        try (Rig rig = Rig.open(directory)) {
            JournalReader slow = rig.journal.reader("slow");
            assertThat(slow.lag()).isEqualTo(36 - first);

            List<SensorEvent> read = Rig.read(slow, (int) (36 - first));
            slow.rewind();
            List<SensorEvent> again = Rig.read(slow, (int) (36 - first));

            assertThat(Rig.sequences(read)).startsWith(first).endsWith(35L);
            assertThat(again).isEqualTo(read);
            assertThat(slow.overtaken()).isEqualTo(first - 1);
            slow.commit();
            assertThat(slow.lag()).isZero();
        }
    }

    @Test
    void aReaderWhoseFilesSomebodyDeletesGoesOnWithTheRest() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1, "memory.events", 0)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(35, 100_000);
            assertThat(Rig.read(reader, 1)).hasSize(1);
            List<Path> files = rig.segments();
            for (Path file : files.subList(0, files.size() - 1)) {
                Files.delete(file);
            }

            List<SensorEvent> read = Rig.read(reader, 1);
            while (read.get(read.size() - 1).sequence() < 35) {
                read = Rig.read(reader, 1);
            }

            assertThat(reader.overtaken()).isPositive();
        }
    }
}
