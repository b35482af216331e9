package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListFilesTest {
    @TempDir
    private Path folder;

    private ListFiles files;
    private long writes;

    @BeforeEach
    void open() {
        files = new ListFiles(folder);
    }

    private void write(String text) throws IOException {
        Path file = folder.resolve("bots.txt");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + ++writes)));
    }

    private Visitors content() {
        return Objects.requireNonNull(files.content("bots.txt"));
    }

    @Test
    void readsAddressesNamesAndComments() throws IOException {
        write("# bots\n192.0.2.7 # one\n\n10.0.0.0/8, 2001:db8::1\n192.0.2.9 - 192.0.2.10\r\nbot.example.org\n");

        files.want(Set.of("bots.txt"));

        assertThat(content().ranges()).hasSize(4);
        assertThat(content().hosts()).containsExactly("bot.example.org");
        assertThat(files.fault("bots.txt")).isEmpty();
    }

    @Test
    void readsAChangedFileOnceItHoldsStill() throws IOException {
        write("192.0.2.7");
        files.want(Set.of("bots.txt"));
        assertThat(files.look()).isFalse();

        write("192.0.2.7\n192.0.2.8");
        assertThat(files.look()).isFalse();
        write("192.0.2.7\n192.0.2.8\n192.0.2.9");
        assertThat(files.look()).isFalse();
        assertThat(content().ranges()).hasSize(1);
        assertThat(files.look()).isTrue();

        assertThat(content().ranges()).hasSize(3);
        assertThat(files.look()).isFalse();
    }

    @Test
    void keepsTheLastGoodListAndNamesTheLine() throws IOException {
        write("192.0.2.7");
        files.want(Set.of("bots.txt"));
        write("192.0.2.7\n192.0.2.300\n");

        files.look();
        assertThat(files.look()).isTrue();

        assertThat(content().ranges()).hasSize(1);
        assertThat(files.fault("bots.txt")).contains("line 2").contains("192.0.2.300");
    }

    @Test
    void keepsTheLastGoodListWhenTheFileIsGone() throws IOException {
        write("192.0.2.7");
        files.want(Set.of("bots.txt"));
        Files.delete(folder.resolve("bots.txt"));

        assertThat(files.look()).isTrue();

        assertThat(content().ranges()).hasSize(1);
        assertThat(files.fault("bots.txt")).contains("cannot be read");
        write("192.0.2.8");
        files.look();
        files.look();
        assertThat(files.fault("bots.txt")).isEmpty();
    }

    @Test
    void hasNoListWhereThereNeverWasAGoodOne() {
        files.want(Set.of("bots.txt"));

        assertThat(files.content("bots.txt")).isNull();
        assertThat(files.fault("bots.txt")).contains("cannot be read");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // opening a pipe cannot be interrupted
    void aPipeOrADeviceIsNoList() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        files.want(Set.of("pipe", "/dev/zero", "."));

        assertThat(Stream.of("pipe", "/dev/zero", ".").map(files::fault)).containsOnly("is not a plain file");
        assertThat(files.look()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "0, ''", "1, is larger than 67108864 bytes"})
    void aListHasABound(int more, String fault) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("bots.txt").toFile(), "rw")) {
            file.write('#');
            file.setLength(ListFiles.MOST_BYTES + more);
        }

        files.want(Set.of("bots.txt"));

        assertThat(files.fault("bots.txt")).isEqualTo(fault);
    }

    @Test
    void aListThatGrowsWithoutEndIsNotReadForEver() throws IOException {
        write("192.0.2.7");
        files = new ListFiles(folder, file -> new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        });

        files.want(Set.of("bots.txt"));

        assertThat(files.fault("bots.txt")).isEqualTo("is larger than 67108864 bytes");
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "2, ''", "3, changes while it is read; it is looked at again"})
    void aListThatIsRewrittenWhileItIsReadIsReadAgain(int times, String fault) throws IOException {
        write("192.0.2.7");
        AtomicInteger left = new AtomicInteger(times);
        files = new ListFiles(folder, file -> {
            InputStream half = new ByteArrayInputStream(Files.readAllBytes(file));
            if (left.getAndDecrement() > 0) {
                write("192.0.2.7\n192.0.2.8");
            }
            return half;
        });

        files.want(Set.of("bots.txt"));
        assertThat(files.fault("bots.txt")).isEqualTo(fault);
        files.look();

        assertThat(content().ranges()).hasSize(2);
        assertThat(files.fault("bots.txt")).isEmpty();
    }

    @Test
    void takesAnEmptyListForNobody() throws IOException {
        write("# nobody yet\n");
        files.want(Set.of("bots.txt"));

        assertThat(content().ranges()).isEmpty();
    }
}
