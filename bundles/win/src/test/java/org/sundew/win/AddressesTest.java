package org.sundew.win;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "::1, 0:0:0:0:0:0:0:1", "2001:db8::7, 2001:db8:0:0:0:0:0:7"})
    void readsAddresses(String text, String address) {
        assertThat(Addresses.parse(text).orElseThrow().getHostAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", ".:1", "example.com", "1.2.3", "g::1", "300.1.1.1"})
    void asksNoNameServerForWhatIsNone(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
    }
}
