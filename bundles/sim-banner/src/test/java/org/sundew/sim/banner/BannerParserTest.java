package org.sundew.sim.banner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.sim.banner.Banner.Literal;

class BannerParserTest {
    @Test
    void replacesEscapes() {
        assertThat(BannerParser.escaped("a\\r\\n\\t\\\\n\\x00\\xFf\\x41"))
                .containsExactly(new Literal("a\r\n\t\\n\u0000\u00ffA"));
    }

    @Test
    void cutsAtParameters() {
        assertThat(BannerParser.escaped("a$dateb$time$time"))
                .containsExactly(new Literal("a"), Parameter.DATE, new Literal("b"), Parameter.TIME, Parameter.TIME);
    }

    @Test
    void findsNoParameterBehindAnEscapedDollarSign() {
        assertThat(BannerParser.escaped("\\x24date")).containsExactly(new Literal("$date"));
    }

    @Test
    void leavesEscapesInPlainBytesAlone() {
        assertThat(BannerParser.plain("\\r$dport\\"))
                .containsExactly(new Literal("\\r"), Parameter.DPORT, new Literal("\\"));
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(BannerParser.escaped("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a\\qb, no such escape; there are \\r \\n \\t \\\\ and \\xNN: \\q",
        "a\\, no such escape; there are \\r \\n \\t \\\\ and \\xNN: \\",
        "a\\x4, \\x needs two hex digits: \\x4",
        "a\\x, \\x needs two hex digits: \\x",
        "a\\x4gh, \\x needs two hex digits: \\x4g",
        "\u20ac, not a character of ISO-8859-1; use \\xNN or banner.file: \u20ac",
    })
    void refusesWhatItCannotSend(String text, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BannerParser.escaped(text))
                .withMessage("banner: " + what);
    }
}
