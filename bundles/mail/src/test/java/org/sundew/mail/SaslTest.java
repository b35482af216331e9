package org.sundew.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SaslTest {
    @Test
    void hearsPlainInOneAnswer() {
        Sasl plain = Sasl.of("plain").orElseThrow();

        assertThat(plain.challenge()).isEmpty();
        assertThat(plain.hear("AGFubgBzZWNyZXQ=")).isTrue();
        assertThat(plain.complete()).isTrue();
        assertThat(plain.credentials()).isEqualTo(new Credentials("ann", "secret"));
        assertThat(plain.hear("AGFubgBzZWNyZXQ=")).isFalse();
    }

    @Test
    void hearsLoginInTwo() {
        Sasl login = Sasl.of("LOGIN").orElseThrow();

        assertThat(login.hear("YW5u")).isTrue();
        assertThat(login.complete()).isFalse();
        assertThat(login.challenge()).isEqualTo("UGFzc3dvcmQ6");
        assertThat(login.hear("=")).isTrue();
        assertThat(login.credentials()).isEqualTo(new Credentials("ann", ""));
    }

    @Test
    void knowsNoOtherMechanismAndTakesNoNonsense() {
        assertThat(Sasl.of("CRAM-MD5")).isEmpty();
        assertThat(Sasl.of("PLAIN").orElseThrow().hear("%%")).isFalse();
        assertThat(Sasl.of("PLAIN").orElseThrow().hear("YW5u")).isFalse();
    }

    @Test
    void admitsWhoIsListed() {
        Accounts accounts = Accounts.of("ann:a:b, *:123456", "root:*");

        assertThat(accounts.admit(new Credentials("ann", "a:b"))).isTrue();
        assertThat(accounts.admit(new Credentials("ann", "a"))).isFalse();
        assertThat(accounts.admit(new Credentials("x", "123456"))).isTrue();
        assertThat(accounts.admit(new Credentials("root", ""))).isTrue();
        assertThatThrownBy(() -> Accounts.of(":x")).hasMessageContaining("users: must be user:password");
        assertThat(new Credentials("ann", "secret").toString()).doesNotContain("secret");
    }
}
