package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;

class PackingTest {
    @TempDir
    Path directory;

    static Path pack(Path plain) throws IOException {
        Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        return packed;
    }

    private Keeper keeper(Catalogue catalogue) {
        Settings settings = Settings.of(Rig.config(directory, "compress.after.minutes", 0));
        return new Keeper(catalogue, () -> settings, Clock.systemUTC());
    }

    @Test
    void packsAllButTheLastAndKeepsEveryByteAndDate() throws IOException, InterruptedException {
        List<SensorEvent> events;
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            events = rig.appended(25, 100_000);
        }
        Path first = Rig.segments(directory).get(0);
        byte[] content = Files.readAllBytes(first);
        Catalogue catalogue = new Catalogue(Recovery.recover(directory).segments());
        long touched = catalogue.all().get(0).touched();

        keeper(catalogue).pack();

        List<Path> files = Rig.segments(directory);
        assertThat(files).hasSizeGreaterThan(2);
        assertThat(files.subList(0, files.size() - 1))
                .allMatch(file -> file.toString().endsWith(".ndjson.gz"));
        assertThat(files.get(files.size() - 1).toString()).endsWith(".ndjson");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(files.get(0)))) {
            assertThat(packed.readAllBytes()).isEqualTo(content);
        }
        assertThat(Files.getLastModifiedTime(files.get(0)).toMillis()).isEqualTo(touched);
        assertThat(Rig.numbers(everything(events.size()))).isEqualTo(Rig.numbers(events));
    }

    private List<SensorEvent> everything(int count) throws IOException {
        DiskReader reader =
                new DiskReader(new Catalogue(Recovery.recover(directory).segments()));
        try (reader) {
            return reader.read(0, count);
        }
    }

    @Test
    void aReaderInTheMiddleOfASegmentGoesOnWhileItIsPacked() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(25, 100_000);
        }
        Catalogue catalogue = new Catalogue(Recovery.recover(directory).segments());
        try (DiskReader reader = new DiskReader(catalogue)) {
            List<SensorEvent> before = reader.read(0, 3);
            keeper(catalogue).pack();
            List<SensorEvent> after = reader.read(3, 22);

            assertThat(Rig.sequences(before)).containsExactly(1L, 2L, 3L);
            assertThat(Rig.sequences(after)).hasSize(22).startsWith(4L).endsWith(25L);
        }
    }

    @Test
    void whatADamagedPackedSegmentHidesIsPassedOver() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(25, 100_000);
            reader.close();
        }
        Path first = Rig.segments(directory).get(0);
        byte[] packed = Files.readAllBytes(pack(first));
        Files.write(first.resolveSibling(first.getFileName() + ".gz"), Arrays.copyOf(packed, packed.length / 2));
        Files.delete(first);

        long second = new Catalogue(Recovery.recover(directory).segments())
                .all()
                .get(1)
                .first();
        try (Rig rig = Rig.open(directory)) {
            List<Long> read = new ArrayList<>();
            JournalReader reader = rig.journal.reader("r");
            while (!read.contains(25L)) {
                read.addAll(Rig.sequences(Rig.read(reader, 1)));
            }

            assertThat(read).isSorted().doesNotHaveDuplicates().hasSizeLessThan(25);
            assertThat(read)
                    .containsAll(LongStream.rangeClosed(second, 25).boxed().toList());
        }
    }

    @Test
    void stopsWhenToldAndLeavesThePlainFile() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(15, 100_000);
        }
        Catalogue catalogue = new Catalogue(Recovery.recover(directory).segments());
        Keeper keeper = keeper(catalogue);

        keeper.stop();
        keeper.pack();
        new Packing(catalogue, () -> true).pack(catalogue.all().get(0));

        assertThat(Rig.segments(directory)).allMatch(file -> file.toString().endsWith(".ndjson"));
        assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith(".packing"));
    }
}
