package org.sundew.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void leavesOutWhatCannotBeSeen() {
        assertThat(PlainText.of("a\0b\nc\rd\u001b[31me\u007f\u0085\u2028\u202e\u200b\ufeff\ud800f"))
                .isEqualTo("abcd[31mef");
    }

    @Test
    void keepsWhatCan() {
        assertThat(PlainText.of("; $(id) `id` \"x\" 'y' é 漢 😀")).isEqualTo("; $(id) `id` \"x\" 'y' é 漢 😀");
    }

    @Test
    void isCutAtItsLength() {
        assertThat(PlainText.of("x".repeat(PlainText.LONGEST - 1))).hasSize(PlainText.LONGEST - 1);
        assertThat(PlainText.of("x".repeat(PlainText.LONGEST))).hasSize(PlainText.LONGEST);
        assertThat(PlainText.of("x".repeat(PlainText.LONGEST + 1))).hasSize(PlainText.LONGEST);
    }

    @Test
    void isNotCutWithinACharacter() {
        assertThat(PlainText.of("x".repeat(PlainText.LONGEST - 1) + "😀")).hasSize(PlainText.LONGEST - 1);
    }
}
