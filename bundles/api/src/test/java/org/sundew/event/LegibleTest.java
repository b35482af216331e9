package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LegibleTest {
    private static String written(int symbol) {
        StringBuilder text = new StringBuilder();
        Legible.append(symbol, text);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"20", "41", "5C", "7E", "A0", "E9", "4E2D", "FF1D", "E000", "1F41F"})
    void whatIsSeenStandsForItself(String code) {
        int symbol = Integer.parseInt(code, 16);

        assertThat(Legible.is(symbol)).isTrue();
        assertThat(written(symbol)).isEqualTo(Character.toString(symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "0, \\x00",
        "A, \\x0A",
        "1B, \\x1B",
        "7F, \\x7F",
        "AD, \\xAD",
        "200B, \\u200B",
        "2028, \\u2028",
        "202E, \\u202E",
        "D83D, \\uD83D",
        "FFFF, \\uFFFF",
        "E0001, \\uDB40\\uDC01",
        "10FFFF, \\uDBFF\\uDFFF"
    })
    void whatIsNotSeenIsWrittenByItsUnits(String code, String expected) {
        int symbol = Integer.parseInt(code, 16);

        assertThat(Legible.is(symbol)).isFalse();
        assertThat(written(symbol)).isEqualTo(expected);
    }
}
