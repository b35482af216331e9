package org.sundew.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.ConfigOf;

class SettingsTest {
    private static Settings settings(Object... keysAndValues) {
        return Settings.of(ConfigOf.of(WinInput.Config.class, keysAndValues));
    }

    @Test
    void isClosedAndOnLoopbackUnlessSaidOtherwise() {
        assertThat(settings().place().port()).isZero();
        assertThat(settings().place().address().orElseThrow().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void aPortNeedsACertificateOrAToken() {
        assertThatThrownBy(() -> settings("port", 5514)).hasMessageStartingWith("token: ");
        assertThat(settings("port", 5514, "token", "0123456789abcdef").place().port())
                .isEqualTo(5514);
        assertThat(settings("port", 5514, "tls.clients", "ca.pem").place().clients())
                .isPresent();
    }

    @Test
    void anotherTokenOrIdIsNotAnotherPort() {
        Settings.Place place = settings("token", "0123456789abcdef").place();

        assertThat(settings("token", "fedcba9876543210", "events.more", "5156").place())
                .isEqualTo(place);
        assertThat(settings("connections.max", 17).place()).isNotEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bind | nowhere", "bind | ''", "events.more | 70000", "events.never | x", "token | short"})
    void whatIsWrongIsNamedByItsKey(String key, String value) {
        assertThatThrownBy(() -> settings(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)" + key.replace(".", "\\.") + ": [^:]+: ?.*");
    }
}
