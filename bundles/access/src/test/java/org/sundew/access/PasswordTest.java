package org.sundew.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void isFiveGroupsOfFive() {
        assertThat(Password.generate(random).text()).matches("([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}");
    }

    @Test
    void doesNotSayItselfInALogLine() {
        assertThat(new Password("secret")).hasToString("Password");
    }
}
