package org.sundew.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sundew.testkit.ConfigOf;

class SettingsTest {
    private static Settings settings(Object... keysAndValues) {
        return Settings.of(ConfigOf.of(IcmpWatch.Config.class, keysAndValues));
    }

    @Test
    void everyTypeOfIpv4AndNoChatterOfIpv6IsAnArrivalUnlessSaidOtherwise() {
        Settings settings = settings();

        assertThat(settings.v4().cardinality()).isEqualTo(256);
        assertThat(settings.v6().get(128)).isTrue();
        assertThat(settings.v6().get(129)).isTrue();
        for (int chatter : new int[] {130, 133, 134, 135, 136, 137, 143}) {
            assertThat(settings.v6().get(chatter)).as("type %d", chatter).isFalse();
        }
    }

    @Test
    void nothingIsWatchedWhenDisabledOrWithoutTypes() {
        assertThat(settings("enabled", false).v4().isEmpty()).isTrue();
        assertThat(settings("types.v4", " ").v4().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "types.v4 | 256",
                "types.v4 | 9-8",
                "types.v6 | echo",
                "types.v6 | 1-2-3",
                "bind | somehost.example.com",
                "bind | 300.1.1.1",
                "bind | ''",
                "severity | dire"
            })
    void whatIsWrongIsNamedByKeyReasonAndValue(String key, String value) {
        assertThatThrownBy(() -> settings(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)" + key.replace(".", "\\.") + ": [^:]+: ?.*");
    }
}
