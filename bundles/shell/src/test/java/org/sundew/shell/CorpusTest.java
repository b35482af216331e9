package org.sundew.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines as intruders' scripts type them, and what a real bash of Debian 12 answered: corpus.txt, which src/test/corpus/record.py
 * wrote. There, {@code "$ "} and {@code "> "} are what is given, {@code "  "} is what is printed and {@code "! "} what is complained of.
 */
class CorpusTest {
    private record Entry(String given, String output, String errors) {
        @Override
        public String toString() {
            return given;
        }
    }

    static Stream<Entry> entries() throws IOException {
        try (InputStream file = CorpusTest.class.getResourceAsStream("corpus.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Entry> entries = new ArrayList<>();
            for (String block : text.split("\n\n", -1)) {
                if (block.isBlank()) {
                    continue;
                }
                String given = lines(block, "$ ", "> ");
                entries.add(new Entry(
                        given.substring(0, given.length() - 1), lines(block, "  ", "  "), lines(block, "! ", "! ")));
            }
            return entries.stream();
        }
    }

    private static String lines(String block, String first, String next) {
        StringBuilder lines = new StringBuilder();
        block.lines()
                .filter(line -> line.startsWith(first) || line.startsWith(next))
                .forEach(line -> lines.append(line.substring(2)).append('\n'));
        return lines.toString();
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void answersAsBashOfDebian12(Entry entry) {
        Booth booth = Booth.without(Booth.DEBIAN, "root");
        booth.shell().execute(entry.given(), "");
        booth.elapse(Duration.ofMinutes(1));

        String all = utf8(booth.read());
        String errors = utf8(booth.errors());
        String output = all.substring(0, all.length() - errors.length());
        assertThat(ended(output)).as("output").isEqualTo(entry.output());
        assertThat(errors).as("errors").isEqualTo(entry.errors());
    }

    private static String ended(String output) {
        return output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
    }
}
