package org.sundew.alert.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.testkit.Samples;

@Timeout(60)
final class NamedPipeTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A line is what the visitor called itself. */
    private static final Layout NAMES = new Layout() {
        @Override
        public byte[] header() {
            return new byte[0];
        }

        @Override
        public byte[] of(List<SensorEvent> events) {
            return (EventField.USER_NAME.text(events.get(0)) + "\n").getBytes(UTF_8);
        }
    };

    @TempDir
    Path dir;

    private Path path;
    private NamedPipe pipe;

    @BeforeEach
    void make() throws Exception {
        path = dir.resolve("csvlog");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        pipe = new NamedPipe(path, NAMES, SHORT);
    }

    @AfterEach
    void close() {
        pipe.close();
    }

    private static SensorEvent event(int sequence, String user) {
        return Samples.visited(sequence, "", "", new Note(Note.USER, user));
    }

    /** Opened for both, it does not wait for a writer. */
    private RandomAccessFile reader() throws IOException {
        return new RandomAccessFile(path.toFile(), "rw");
    }

    private static String read(RandomAccessFile reader, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        reader.readFully(read);
        return new String(read, UTF_8);
    }

    private CompletableFuture<Void> telling(SensorEvent... events) {
        return CompletableFuture.runAsync(() -> {
            try {
                pipe.tell(Arrays.asList(events));
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void saysThatNobodyReads() {
        assertThatThrownBy(() -> pipe.tell(List.of(event(1, "a"))))
                .isInstanceOf(IOException.class)
                .hasMessage("nobody reads the pipe " + path);
    }

    @Test
    void isNotOpenedAgainOnceTheSinkWasClosed() throws IOException {
        pipe.close();

        try (RandomAccessFile reader = reader()) {
            assertThatThrownBy(() -> pipe.tell(List.of(event(1, "a"))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the sink was closed");
            assertThat(new FileInputStream(reader.getFD()).available()).isZero();
        }
    }

    @Test
    void waitsForAReaderToCome() throws Exception {
        pipe = new NamedPipe(path, NAMES, LONG);
        CompletableFuture<Void> telling = telling(event(1, "a"), event(2, "b"));

        try (RandomAccessFile reader = reader()) {
            assertThat(read(reader, 4)).isEqualTo("a\nb\n");
            telling.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void hasToldNothingBeforeItWasRead() throws Exception {
        pipe = new NamedPipe(path, NAMES, LONG);
        try (RandomAccessFile reader = reader()) {
            CompletableFuture<Void> telling = telling(event(1, "a"));
            assertThat(read(reader, 1)).isEqualTo("a");
            assertThat(telling).isNotDone();

            assertThat(read(reader, 1)).isEqualTo("\n");
            telling.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSlowReaderGetsEachLineOnce() throws Exception {
        try (RandomAccessFile reader = reader()) {
            CompletableFuture<Void> first = telling(event(1, "a"), event(2, "b"), event(3, "c"));
            assertThat(read(reader, 2)).isEqualTo("a\n");
            assertThatThrownBy(first::join).hasMessageContaining("has left 4 bytes in it");

            CompletableFuture<Void> second = telling(event(1, "a"), event(2, "b"), event(3, "c"), event(4, "d"));
            assertThat(read(reader, 6)).isEqualTo("b\nc\nd\n");
            second.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theNextReaderGetsWhatTheLastOneLeft() throws Exception {
        RandomAccessFile leaving = reader();
        CompletableFuture<Void> first = telling(event(1, "a"), event(2, "b"));
        assertThat(read(leaving, 2)).isEqualTo("a\n");
        leaving.close();
        assertThatThrownBy(first::join).hasMessageContaining("has left 2 bytes in it");

        try (RandomAccessFile reader = reader()) {
            CompletableFuture<Void> second = telling(event(1, "a"), event(2, "b"), event(3, "c"));
            assertThat(read(reader, 4)).isEqualTo("b\nc\n");
            second.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theNextReaderNeverBeginsInTheMiddleOfALine() throws Exception {
        RandomAccessFile leaving = reader();
        CompletableFuture<Void> first = telling(event(1, "alpha"), event(2, "beta"));
        assertThat(read(leaving, 8)).isEqualTo("alpha\nbe");
        leaving.close();
        assertThatThrownBy(first::join).hasMessageContaining("has left 3 bytes in it");

        try (RandomAccessFile reader = reader()) {
            CompletableFuture<Void> second = telling(event(1, "alpha"), event(2, "beta"));
            assertThat(read(reader, 5)).isEqualTo("beta\n");
            second.get(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 8192, 70_000})
    void tellsLinesOfAnyLength(int length) throws Exception {
        pipe = new NamedPipe(path, NAMES, LONG);
        try (RandomAccessFile reader = reader()) {
            String line = "x".repeat(Math.min(length, Note.MAX_VALUE + 1) - 1);
            SensorEvent[] events = new SensorEvent[length / (line.length() + 1)];
            Arrays.setAll(events, i -> event(i, line));
            CompletableFuture<Void> telling = telling(events);

            assertThat(read(reader, events.length * (line.length() + 1)))
                    .isEqualTo((line + "\n").repeat(events.length));
            telling.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aReaderThatLeavesALongLineUnfinishedDoesNotSpoilTheNext() throws Exception {
        String line = "x".repeat(6000);
        RandomAccessFile leaving = reader();
        CompletableFuture<Void> first = telling(event(1, line));
        assertThat(read(leaving, 5000)).hasSize(5000);
        leaving.close();
        assertThatThrownBy(first::join).hasMessageContaining("has left 1001 bytes in it");

        try (RandomAccessFile reader = reader()) {
            CompletableFuture<Void> second = telling(event(1, line));
            assertThat(read(reader, 6001)).isEqualTo(line + "\n");
            second.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingEndsTheWaitForAReader() throws Exception {
        pipe = new NamedPipe(path, NAMES, LONG);
        CompletableFuture<Void> telling = telling(event(1, "a"));

        pipe.close();

        assertThatThrownBy(telling::join).hasMessageContaining("closed");
    }

    @Test
    void anInterruptEndsTheWaitForAReader() throws Exception {
        pipe = new NamedPipe(path, NAMES, LONG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pipe.tell(List.of(event(1, "a"))))
                .isInstanceOfAny(InterruptedException.class, IOException.class);
        Thread.interrupted();
    }

    @Test
    void followsAPipeThatIsMadeAnew() throws Exception {
        try (RandomAccessFile old = reader()) {
            CompletableFuture<Void> first = telling(event(1, "a"));
            assertThat(read(old, 2)).isEqualTo("a\n");
            first.get(10, TimeUnit.SECONDS);
            Files.delete(path);
            assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                    .isZero();
            try (RandomAccessFile anew = reader()) {
                CompletableFuture<Void> second = telling(event(2, "b"));
                assertThat(read(anew, 2)).isEqualTo("b\n");
                second.get(10, TimeUnit.SECONDS);
            }
        }
    }
}
