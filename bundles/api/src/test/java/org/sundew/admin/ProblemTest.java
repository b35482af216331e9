package org.sundew.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    private static Problem refused(String said) {
        return Problem.refused("a.cfg", said, "all else runs");
    }

    @Test
    void isTheKeyTheValueAndWhatIsWrongOfARefusal() {
        assertThat(refused("url: not a URL: http://a: b"))
                .isEqualTo(new Problem("a.cfg", "url", "http://a: b", "not a URL; all else runs"));
    }

    @Test
    void hasNoValueWhereTheRefusalTellsNone() {
        assertThat(refused("token: 16 characters at least"))
                .isEqualTo(new Problem("a.cfg", "token", "", "16 characters at least; all else runs"));
    }

    @Test
    void isAllThatWasSaidWhereNoKeyWasNamed() {
        assertThat(refused("No enum constant X"))
                .isEqualTo(new Problem("a.cfg", "", "", "No enum constant X; all else runs"));
    }
}
