package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void takesAnEmptyListForNobody() throws IOException {
        write("# nobody yet\n");
        files.want(Set.of("bots.txt"));

        assertThat(content().ranges()).isEmpty();
    }
}
