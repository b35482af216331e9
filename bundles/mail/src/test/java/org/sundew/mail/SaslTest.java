package org.sundew.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaslTest {
    @Test
    void hearsPlainInOneAnswer() {
        Sasl plain = Sasl.of("plain").orElseThrow();

        assertThat(plain.challenge()).isEmpty();
        assertThat(plain.hear("AGFubgBzZWNyZXQ=")).isTrue();
        assertThat(plain.complete()).isTrue();
        assertThat(plain.credentials()).contains(new Credentials("ann", "secret"));
    }

    @Test
    void hearsLoginInTwo() {
        Sasl login = Sasl.of("LOGIN").orElseThrow();

        assertThat(login.hear("YW5u")).isTrue();
        assertThat(login.complete()).isFalse();
        assertThat(login.challenge()).isEqualTo("UGFzc3dvcmQ6");
        assertThat(login.hear("")).isTrue();
        assertThat(login.credentials()).contains(new Credentials("ann", ""));
    }

    @Test
    void knowsNoOtherMechanismAndTakesNoNonsense() {
        assertThat(Sasl.of("CRAM-MD5")).isEmpty();
        assertThat(Sasl.of("PLAIN").orElseThrow().hear("%%")).isFalse();
        assertThat(Sasl.of("PLAIN").orElseThrow().hear("=")).isFalse();
        assertThat(Sasl.of("PLAIN").orElseThrow().hearFirst("=")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, YW5u", "PLAIN, Ym9iAGFubgBzZWNyZXQ=", "PLAIN, AABzZWNyZXQ=", "LOGIN, ''"})
    void knowsNobodyByWhatTheMechanismDoesNotMean(String mechanism, String base64) {
        Sasl sasl = Sasl.of(mechanism).orElseThrow();

        assertThat(sasl.hear(base64)).isTrue();
        assertThat(sasl.complete()).isTrue();
        assertThat(sasl.credentials()).isEmpty();
    }

    @Test
    void keepsThePasswordOutOfLogs() {
        assertThat(new Credentials("ann", "secret").toString()).doesNotContain("secret");
    }
}
