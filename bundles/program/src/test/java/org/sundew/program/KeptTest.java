package org.sundew.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static String kept(String said) {
        Kept kept = new Kept(5);
        kept.drain(new ByteArrayInputStream(said.getBytes(US_ASCII)));
        return kept.escaped();
    }

    @Test
    void keepsTheBeginningAndCountsTheRest() {
        assertThat(kept("abcd")).isEqualTo("abcd");
        assertThat(kept("abcde")).isEqualTo("abcde");
        assertThat(kept("abcdef")).isEqualTo("abcde ... (6 bytes)");
        assertThat(kept("x".repeat(10_000))).isEqualTo("xxxxx ... (10000 bytes)");
    }

    @Test
    void isSafeToShow() {
        assertThat(kept("\u001b[m\n")).isEqualTo("\\x1B[m\\n");
    }
}
