package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumericAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "192.0.2.7",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "2001:db8::7",
                "2001:DB8:0:1:ffff:0:a:0007",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1::3:4:5:6:7:8",
                "::ffff:192.0.2.7",
                "::192.0.2.7",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:192.0.2.7"
            })
    void isWhatTheJdkTakesItFor(String text) throws UnknownHostException {
        assertThat(NumericAddress.parse(text)).contains(InetAddress.getByName(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.0004",
                "1.2.3.",
                "1..2.3",
                "+1.2.3.4",
                "١.2.3.4",
                "localhost",
                "cafe",
                ":",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "::12345",
                "::g",
                "zoo:bar",
                ".::1",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "::1.2.3",
                "1:2:3:4:5:6:7:192.0.2.7",
                "[::1]",
                "fe80::1%eth0",
                " ::1",
                "::1/64",
                "::١"
            })
    void isNothingElse(String text) {
        assertThat(NumericAddress.parse(text)).isEmpty();
    }

    @Test
    void anOctetIsDecimalWhateverItBeginsWith() throws UnknownHostException {
        assertThat(NumericAddress.parse("010.000.002.007")).contains(InetAddress.getByName("10.0.2.7"));
    }

    @Test
    void readsBackWhateverAnAddressIsWrittenAs() throws UnknownHostException {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);

            assertThat(NumericAddress.parse(address.getHostAddress())).contains(address);
        }
    }
}
