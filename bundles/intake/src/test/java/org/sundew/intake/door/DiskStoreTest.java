package org.sundew.intake.door;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;

final class DiskStoreTest {
    @TempDir
    private Path directory;

    private DiskStore store;

    @BeforeEach
    void open() {
        store = new DiskStore(directory.resolve("intake"), "run-1");
    }

    private Path file() {
        return directory.resolve("intake/words.state");
    }

    private static void keep(DiskStore store, String word) {
        store.keep("words", out -> out.writeUTF(word));
    }

    /** The words that are kept, each with whether it is of this run. */
    private static List<String> recall(DiskStore store) {
        List<String> words = new ArrayList<>();
        store.recall("words", (in, thisRun) -> words.add(in.readUTF() + " " + thisRun));
        return words;
    }

    @Test
    void givesBackWhatWasKeptLast() {
        assertThat(recall(store)).isEmpty();

        keep(store, "first");
        keep(store, "second");

        assertThat(recall(store)).containsExactly("second true");
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void keepsForItsOwnerOnlyWhoeverLeftAFileThere() throws IOException {
        keep(store, "first");
        Path aside = Files.writeString(directory.resolve("intake/words.state.new"), "left");
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-rw-rw-"));

        keep(store, "second");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsAnUpdateFromARestart() {
        keep(store, "word");

        assertThat(recall(new DiskStore(directory.resolve("intake"), "run-1"))).containsExactly("word true");
        assertThat(recall(new DiskStore(directory.resolve("intake"), "run-2"))).containsExactly("word false");
    }

    @Test
    void readsNothingOfAFileThatIsCutShortAnywhere() throws IOException {
        keep(store, "a word of some length");
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(recall(store)).as("cut to %s bytes", length).isEmpty();
        }

        assertThat(store.problems()).extracting(Problem::file).containsExactly("words.state");
        keep(store, "good again");
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void readsNothingOfAFileWithOneBitTurned() throws IOException {
        keep(store, "word");
        byte[] whole = Files.readAllBytes(file());

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] turned = whole.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(), turned);
            assertThat(recall(store)).as("bit %s", bit).isEmpty();
        }
    }

    @Test
    void readsNothingOfGarbage() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), "this is no state at all, though it is long enough".getBytes(US_ASCII));

        assertThat(recall(store)).isEmpty();
        assertThat(store.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("damaged"));
    }

    @Test
    void keepsTheOldStateWhenTheNewOneCannotBeWritten() throws IOException {
        keep(store, "old");

        store.keep("words", out -> {
            out.writeUTF("new");
            throw new IOException("No space left on device");
        });

        assertThat(recall(store)).containsExactly("old true");
        assertThat(store.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("No space left on device"));
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void reportsAReaderThatMakesNoSenseOfIt() {
        keep(store, "word");

        boolean read = store.recall("words", (in, thisRun) -> {
            throw new IOException("it is of another version");
        });

        assertThat(read).isFalse();
        assertThat(store.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("it is of another version"));
    }
}
