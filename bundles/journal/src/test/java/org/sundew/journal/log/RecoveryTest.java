package org.sundew.journal.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.SensorEvent;
import org.sundew.journal.JournalReader;
import org.sundew.testkit.Samples;

class RecoveryTest {
    @TempDir
    Path directory;

    private byte[] written(int count) throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.append(Collections.nCopies(count, Samples.changed(0)));
            return Files.readAllBytes(rig.segments().get(0));
        }
    }

    @Test
    void aTailTornAtAnyByteIsCutBackToTheLastWholeEvent() throws IOException, InterruptedException {
        byte[] whole = written(4);
        Path segment = Rig.segments(directory).get(0);
        int second = lineEnd(whole, 2);

        for (int length = whole.length; length >= second; length--) {
            Files.write(segment, Arrays.copyOf(whole, length));

            Recovery.Found found = Recovery.recover(directory);

            int lines = length == whole.length ? 4 : length >= lineEnd(whole, 3) ? 3 : 2;
            assertThat(found.end()).as("cut to %d bytes", length).isEqualTo(lines);
            assertThat(Files.readAllBytes(segment)).isEqualTo(Arrays.copyOf(whole, lineEnd(whole, lines)));
        }
    }

    private static int lineEnd(byte[] text, int line) {
        int end = 0;
        for (int left = line; left > 0; end++) {
            left -= text[end] == '\n' ? 1 : 0;
        }
        return end;
    }

    @Test
    void goesOnBehindATornTail() throws IOException, InterruptedException {
        byte[] whole = written(3);
        Files.write(Rig.segments(directory).get(0), Arrays.copyOf(whole, whole.length - 5));

        try (Rig rig = Rig.open(directory)) {
            rig.appended(1, 3);

            List<String> lines = Files.readAllLines(rig.segments().get(0), UTF_8);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(2)).contains("\"sequence\":3,");
        }
    }

    @Test
    void pagesThatNeverReachedTheDiskAreCutOffAndKeptAside() throws IOException, InterruptedException {
        byte[] whole = written(4);
        Arrays.fill(whole, lineEnd(whole, 2) + 10, lineEnd(whole, 3) + 10, (byte) 0);
        Path segment = Rig.segments(directory).get(0);
        Files.write(segment, whole);

        Recovery.Found found = Recovery.recover(directory);

        assertThat(found.end()).isEqualTo(2);
        assertThat(Files.readAllBytes(segment.resolveSibling(segment.getFileName() + ".torn")))
                .isEqualTo(Arrays.copyOfRange(whole, lineEnd(whole, 2), whole.length));
    }

    @Test
    void aTailOutOfSequenceIsCutOff() throws IOException, InterruptedException {
        byte[] whole = written(2);
        Path segment = Rig.segments(directory).get(0);
        Files.write(segment, whole, StandardOpenOption.APPEND);

        assertThat(Recovery.recover(directory).end()).isEqualTo(2);
        assertThat(Files.readAllBytes(segment)).isEqualTo(whole);
    }

    @Test
    void anEmptySegmentStillTellsTheNextNumber() throws IOException {
        Files.createFile(directory.resolve("events-0000000000000042-20260102T030405123Z-lost7.ndjson"));

        assertThat(Recovery.recover(directory).end()).isEqualTo(41);
    }

    @Test
    void whatPackingLeftHalfDoneIsRemoved() throws IOException, InterruptedException {
        written(2);
        Path segment = Rig.segments(directory).get(0);
        Path unfinished = Files.createFile(directory.resolve(segment.getFileName() + ".packing"));

        Recovery.recover(directory);

        assertThat(unfinished).doesNotExist();
        assertThat(segment).exists();
    }

    @Test
    void aSegmentThatIsPackedAndStillThereIsOnlyKeptPacked() throws IOException, InterruptedException {
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1)) {
            rig.appended(15, 100_000);
        }
        Path plain = Rig.segments(directory).get(0);
        Path packed = PackingTest.pack(plain);

        Recovery.Found found = Recovery.recover(directory);

        assertThat(plain).doesNotExist();
        assertThat(found.segments().get(0).path()).isEqualTo(packed);
    }

    @Test
    void aLogWhoseLastSegmentIsPackedGoesOnInANewOne() throws IOException, InterruptedException {
        written(3);
        Path plain = Rig.segments(directory).get(0);
        PackingTest.pack(plain);
        Files.delete(plain);

        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(1, 3);

            List<SensorEvent> read = Rig.read(reader, 1);
            assertThat(Rig.sequences(read)).containsExactly(4L);
            assertThat(rig.segments()).hasSize(2);
        }
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        Path foreign = Files.writeString(directory.resolve("events-notes.ndjson"), "mine");
        Path odd = Files.writeString(directory.resolve("events-0000000000000042-20269902T030405123Z.ndjson"), "mine");

        assertThat(Recovery.recover(directory).segments()).isEmpty();
        assertThat(foreign).hasContent("mine");
        assertThat(odd).hasContent("mine");
    }
}
