package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.testkit.Samples;

class TreeReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path directory;

    private static FtpFile file(FtpTree tree, String path) {
        return tree.find(path).orElseThrow();
    }

    private static FtpTree tree(String[] items, String directory) {
        return TreeReader.read(items, directory).of(Samples.persona());
    }

    private static FtpTree described(String... items) {
        return tree(items, "");
    }

    @Test
    void readsDescriptionsFromOneStringOrMany() {
        FtpTree tree = described("a/b/c.bin 2K 2024-03-05, d/ 2024-03-05T10:11:12,", "e.iso 3M");

        assertThat(file(tree, "/a/b/c.bin").size()).isEqualTo(2048);
        assertThat(file(tree, "/a/b").folder()).isTrue();
        assertThat(file(tree, "/a").date().at(NOW, 1)).isEqualTo(Instant.parse("2024-03-05T09:00:00Z"));
        assertThat(file(tree, "/d").date().at(NOW, 1)).isEqualTo(Instant.parse("2024-03-05T10:11:12Z"));
        assertThat(file(tree, "/e.iso").size()).isEqualTo(3 << 20);
        assertThat(tree.in("/")).extracting(FtpFile::name).containsExactlyInAnyOrder("a", "d", "e.iso");
        assertThat(described("none").in("/")).isEmpty();
    }

    @Test
    void servesRealFilesAndLetsTheDescriptionDateThem() throws IOException {
        Files.createDirectory(directory.resolve("pub"));
        Files.writeString(directory.resolve("pub/caf\u00E9.txt"), "real");
        Files.writeString(directory.resolve("readme.txt"), "Welcome");

        FtpTree tree = tree(new String[] {"readme.txt 99 2024-03-05"}, directory.toString());

        FtpFile readme = file(tree, "/readme.txt");
        assertThat(readme.size()).isEqualTo(7);
        assertThat(readme.date().at(NOW, 1)).isEqualTo(Instant.parse("2024-03-05T09:00:00Z"));
        assertThat(StandardCharsets.ISO_8859_1
                        .decode(readme.content().orElseThrow().slice(3, 4))
                        .toString())
                .isEqualTo("come");
        assertThat(file(tree, "/pub/caf\u00C3\u00A9.txt").size()).isEqualTo(4);
    }

    @Test
    void saysWhichKeyIsWrong() throws IOException {
        assertThatThrownBy(() -> described("a 3 yesterday"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree: must be path [size] [age in days, or date]: a 3 yesterday");
        assertThatThrownBy(() -> described("a 1025G")).hasMessage("tree: larger than 1024G: a 1025G");
        assertThat(file(described("a 1024G"), "/a").size()).isEqualTo(1L << 40);
        assertThatThrownBy(() -> TreeReader.read(new String[0], directory + "/none"))
                .hasMessage("files: cannot be read: " + directory + "/none");
        Files.write(directory.resolve("huge"), new byte[(int) TreeReader.FILES_MAX + 1]);
        assertThatThrownBy(() -> TreeReader.read(new String[0], directory.toString()))
                .hasMessageStartingWith("files: more than 16777216 bytes in: ");
    }

    @Test
    void boundsTheNumberOfFiles() {
        String[] items = new String[TreeReader.COUNT_MAX];
        Arrays.setAll(items, i -> "f" + i);
        assertThat(tree(items, "").in("/")).hasSize(TreeReader.COUNT_MAX);

        items[0] = "a,b";

        assertThatThrownBy(() -> TreeReader.read(items, "")).hasMessage("tree: more than 1000 files: 1001");
    }

    @Test
    void makesUpTheSameBytesWhereverReadingBegins() {
        Content content = Content.noise(1000, 42);
        byte[] whole = new byte[1000];
        content.slice(0, 1000).get(whole);

        byte[] piece = new byte[100];
        content.slice(301, 100).get(piece);

        assertThat(piece).isEqualTo(Arrays.copyOfRange(whole, 301, 401));
        assertThat(content.salted(1).slice(0, 1000)).isNotEqualTo(content.slice(0, 1000));
        assertThat(content.salted(1).slice(0, 1000)).isEqualTo(content.salted(1).slice(0, 1000));
        assertThat(whole).isNotEqualTo(new byte[1000]);
    }
}
