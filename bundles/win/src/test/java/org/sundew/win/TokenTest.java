package org.sundew.win;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenTest {
    private static final String SECRET = "0123456789abcdef";

    @Test
    void onlyTheWholeTokenMatches() {
        Token token = new Token(SECRET);

        assertThat(token.matches(SECRET)).isTrue();
        assertThat(token.matches(SECRET + "0")).isFalse();
        assertThat(token.matches("0123456789abcde")).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void noTokenMatchesNothing() {
        assertThat(new Token("").matches("")).isFalse();
        assertThat(new Token("").needed()).isFalse();
    }

    @Test
    void hasSixteenToTwoHundredAndFiftySixPlainCharacters() {
        assertThat(new Token("x".repeat(16)).needed()).isTrue();
        assertThat(new Token("x".repeat(256)).needed()).isTrue();
        assertRefused("x".repeat(15));
        assertRefused("x".repeat(257));
        assertRefused("0123456789abcde\"");
    }

    private static void assertRefused(String secret) {
        assertThatThrownBy(() -> new Token(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token: ")
                .hasMessageNotContaining(secret);
    }

    @Test
    void becomesAsterisksWhereverItStands() {
        byte[] record =
                ("{\"t\":\"" + SECRET + "\",\"u\":\"x" + SECRET + "\",\"v\":\"0123456789abcde\"}").getBytes(US_ASCII);

        new Token(SECRET).blank(record);

        assertThat(new String(record, US_ASCII))
                .isEqualTo("{\"t\":\"****************\",\"u\":\"x****************\",\"v\":\"0123456789abcde\"}");
    }
}
