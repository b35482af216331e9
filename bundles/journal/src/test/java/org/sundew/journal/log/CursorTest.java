package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.journal.JournalReader;

class CursorTest {
    @TempDir
    Path directory;

    @Test
    void aNewReaderStartsAtTheEndAndOwnsItsPlaceFromThen() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            rig.appended(2, 1);
            rig.journal.reader("r").close();
            rig.appended(1, 1);
        }
        try (Rig rig = Rig.open(directory)) {
            assertThat(Rig.sequences(Rig.read(rig.journal.reader("r"), 1))).containsExactly(3L);
        }
    }

    @Test
    void whatIsNotCommittedComesAgainAndWhatIsDoesNot() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(4, 1);
            Rig.read(reader, 2);
            reader.commit();
            Rig.read(reader, 2);
            assertThat(reader.lag()).isEqualTo(2);

            reader.rewind();
            assertThat(Rig.sequences(Rig.read(reader, 2))).containsExactly(3L, 4L);
        }
        try (Rig rig = Rig.open(directory)) {
            assertThat(Rig.sequences(Rig.read(rig.journal.reader("r"), 2))).containsExactly(3L, 4L);
        }
    }

    @Test
    void aCommitIsOnDiskSoonWithoutClosing() throws InterruptedException, IOException {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(3, 1);
            Rig.read(reader, 3);
            reader.commit();

            long end = System.nanoTime() + Rig.LONG.toNanos();
            while (saved("r") != 3 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }

            assertThat(saved("r")).isEqualTo(3);
        }
    }

    private long saved(String name) throws IOException {
        try (CursorFile file = CursorFile.open(directory.resolve("cursors").resolve(name + ".cursor"))) {
            return file.place().orElse(-1L);
        }
    }

    @Test
    void waitsForTheFirstEventAndNoLonger() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            assertThat(reader.read(10, Duration.ZERO)).isEmpty();
            assertThat(reader.read(10, Duration.ofMillis(5))).isEmpty();

            rig.appended(1, 1);

            assertThat(reader.read(10, Rig.LONG)).hasSize(1);
        }
    }

    @Test
    void aNameIsOpenOnce() {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");

            assertThatThrownBy(() -> rig.journal.reader("r")).isInstanceOf(IllegalStateException.class);
            reader.close();
            rig.journal.reader("r").close();
        }
    }

    @Test
    void aClosedReaderSaysSo() {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            reader.close();
            reader.close();

            assertThatThrownBy(() -> reader.read(1, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a b", "\u00e4"})
    void namesAreNoPaths(String name) {
        try (Rig rig = Rig.open(directory)) {
            assertThatThrownBy(() -> rig.journal.reader(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aForgottenCursorIsNewAgainUnlessItIsOpen() throws InterruptedException {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(1, 1);
            rig.journal.forget("r");
            assertThat(Rig.read(reader, 1)).hasSize(1);
            reader.close();
            rig.journal.forget("r");

            assertThat(rig.journal.reader("r").lag()).isZero();
        }
    }

    @Test
    void aWriteCutShortAtAnyByteLeavesTheNewPlaceOrTheOldOne() throws IOException {
        Path file = directory.resolve("c.cursor");
        try (CursorFile cursor = CursorFile.open(file)) {
            cursor.save(1);
            cursor.save(2);
        }
        byte[] before = Files.readAllBytes(file);
        try (CursorFile cursor = CursorFile.open(file)) {
            cursor.save(30);
        }
        byte[] after = Files.readAllBytes(file);

        List<Long> places = new ArrayList<>();
        for (int cut = 0; cut <= after.length; cut++) {
            byte[] torn = before.clone();
            System.arraycopy(after, 0, torn, 0, cut);
            Files.write(file, torn);
            try (CursorFile cursor = CursorFile.open(file)) {
                places.add(cursor.place().orElseThrow());
            }
        }

        assertThat(places).startsWith(2L).endsWith(30L).isSorted().containsOnly(2L, 30L);
    }

    @Test
    void aCursorOfAnotherLogStartsAtTheEnd() throws InterruptedException, IOException {
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(5, 1);
            Rig.read(reader, 5);
            reader.commit();
        }
        for (Path segment : Rig.segments(directory)) {
            Files.delete(segment);
        }
        try (Rig rig = Rig.open(directory)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(1, 1);

            assertThat(Rig.sequences(Rig.read(reader, 1))).containsExactly(1L);
        }
    }

    @Test
    void aSpoiledCursorStartsAtTheEnd() throws InterruptedException, IOException {
        try (Rig rig = Rig.open(directory)) {
            rig.journal.reader("r").close();
            rig.appended(5, 1);
        }
        Path file = directory.resolve("cursors").resolve("r.cursor");
        try (RandomAccessFile spoil = new RandomAccessFile(file.toFile(), "rw")) {
            spoil.write(new byte[(int) spoil.length()]);
        }
        try (Rig rig = Rig.open(directory)) {
            assertThat(rig.journal.reader("r").lag()).isZero();
        }
    }

    @Test
    void aReaderInterruptedWhileClosingStillSavesItsPlace() throws InterruptedException {
        try (Rig rig = Rig.open(directory, "commit.interval.ms", 1000)) {
            JournalReader reader = rig.journal.reader("r");
            rig.appended(2, 1);
            Rig.read(reader, 2);
            reader.commit();
            Thread.currentThread().interrupt();
            reader.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(rig.journal.reader("r").lag()).isZero();
        }
    }
}
