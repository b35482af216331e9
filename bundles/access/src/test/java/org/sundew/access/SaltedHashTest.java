package org.sundew.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SaltedHashTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void matchesItsPasswordAndNoOther() {
        SaltedHash hash = SaltedHash.parse(
                SaltedHash.of("correct horse", SaltedHash.QUICK, random).text());

        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horsf")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void isAnotherEachTime() {
        assertThat(SaltedHash.of("same", SaltedHash.QUICK, random).text())
                .isNotEqualTo(SaltedHash.of("same", SaltedHash.QUICK, random).text());
    }

    @Test
    void letsNobodyInByAPasswordInTheClear() {
        SaltedPasswords passwords = new SaltedPasswords();

        assertThat(passwords.checkPassword("secret", "secret")).isFalse();
        assertThat(passwords.checkPassword("a:b:c", "a:b:c")).isFalse();
        assertThat(passwords.checkPassword("secret", passwords.encryptPassword("secret")))
                .isTrue();
    }
}
