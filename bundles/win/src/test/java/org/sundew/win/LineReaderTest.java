package org.sundew.win;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    /** Gives so many bytes at a time. */
    private static InputStream stream(String text, int chunk) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII)) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, chunk));
            }
        };
    }

    private static List<String> lines(String text, int longest, int chunk) throws IOException {
        LineReader reader = new LineReader(stream(text, chunk), longest);
        List<String> lines = new ArrayList<>();
        for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(new String(line.get(), US_ASCII));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10_000})
    void linesEndWithLfOrCrLfHoweverTheyAreCut(int chunk) throws IOException {
        assertThat(lines("one\r\ntwo\n\nfour\nunfinished", 100, chunk)).containsExactly("one", "two", "", "four");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 100_000})
    void aLineMayBeAsLongAsTheBoundAndNoLonger(int chunk) throws IOException {
        String longest = "x".repeat(20_000);

        assertThat(lines("a\n" + longest + "\r\n" + longest + "\nb\n", 20_000, chunk))
                .containsExactly("a", longest, longest, "b");
        assertThatThrownBy(() -> lines("a\nx" + longest + "\n", 20_000, chunk))
                .isInstanceOf(LineTooLongException.class);
        assertThatThrownBy(() -> lines(longest + "xxxx", 20_000, chunk)).isInstanceOf(LineTooLongException.class);
    }
}
