package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UmacTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String tag(int length, byte[] nonce, byte... message) throws Exception {
        Umac umac = new Umac(length, false);
        umac.init(ascii("abcdefghijklmnop"));
        umac.nonce(nonce);
        umac.update(message, 0, message.length);
        byte[] out = new byte[length + 2];
        umac.doFinal(out, 1);
        assertThat(out[0]).isZero();
        assertThat(out[length + 1]).isZero();
        return HexFormat.of().withUpperCase().formatHex(out, 1, length + 1);
    }

    /** RFC 4418, appendix. */
    @ParameterizedTest
    @CsvSource({
        "a, 0, 6E155FAD26900BE1",
        "a, 3, 44B5CB542F220104",
        "a, 1024, 26BF2F5D60118BD9",
        "a, 32768, 27F8EF643B0D118D",
        "a, 1048576, A4477E87E9F55853",
        "abc, 1, D4D7B9F6BD4FBFCF",
        "abc, 500, D4CF26DDEFD5C01A"
    })
    void makesTheTagsOfTheRfc(String piece, int times, String tag) throws Exception {
        assertThat(tag(8, ascii("bcdefghi"), ascii(piece.repeat(times)))).isEqualTo(tag);
    }

    @Test
    void startsAnewWithEachMessage() throws Exception {
        Umac umac = new Umac(16, true);
        umac.init(ascii("abcdefghijklmnop"));
        byte[] first = tagOf(umac, 7);
        byte[] next = tagOf(umac, 8);

        assertThat(tagOf(umac, 7)).isEqualTo(first).isNotEqualTo(next);
    }

    private static byte[] tagOf(Umac umac, long sequence) throws Exception {
        umac.updateUInt(sequence);
        umac.update(ascii("abc"));
        return umac.doFinal();
    }

    @Test
    void takesNoMessageBeyondItsFirstPolynomial() throws Exception {
        Umac umac = new Umac(8, false);
        umac.init(ascii("abcdefghijklmnop"));
        umac.update(new byte[1 << 24]);

        assertThatThrownBy(() -> umac.update(new byte[1])).isInstanceOf(IllegalArgumentException.class);
    }
}
