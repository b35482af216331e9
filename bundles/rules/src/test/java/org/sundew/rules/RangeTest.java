package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeTest {
    private static boolean contains(String range, String address) {
        return Range.parse(range).contains(Arrivals.address(address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, 192.0.1.255, false",
        "192.0.2.0/24, 192.0.2.0, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.99/24, 192.0.2.1, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0 - 255.255.255.255, 0.0.0.0, true",
        "192.0.2.1 - 192.0.2.3, 192.0.2.0, false",
        "192.0.2.1 - 192.0.2.3, 192.0.2.1, true",
        "192.0.2.1-192.0.2.3, 192.0.2.3, true",
        "192.0.2.1 - 192.0.2.3, 192.0.2.4, false",
        "2001:db8::7, 2001:db8::7, true",
        "2001:db8::7, 2001:db8::8, false",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::/63, 2001:db8:0:1::, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "::/0, 192.0.2.7, false",
        "0.0.0.0/0, ::1, false",
        "::ffff:192.0.2.7, 192.0.2.7, true"
    })
    void readsAddressesNetworksAndRanges(String range, String address, boolean within) {
        assertThat(contains(range, address)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2",
                "192.0.2.256",
                "192.0.2.7.1",
                "192.0.2.7/33",
                "192.0.2.7/-1",
                "192.0.2.7/",
                "192.0.2.7/x",
                "2001:db8::/129",
                ":::",
                ".::1",
                "zoo:bar",
                "2001:db8::g",
                "192.0.2.7 -",
                "- 192.0.2.7",
                "1 - 2",
                "::1 - 192.0.2.7",
                ""
            })
    void readsNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Range.parse(text));
    }

    @Test
    void refusesAFirstAddressAboveTheLast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.parse("192.0.2.8 - 192.0.2.7"))
                .withMessage("the first address is above the last");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.parse("ffff:: - 2001:db8::"))
                .withMessage("the first address is above the last");
        assertThat(Range.parse("192.0.2.7 - 192.0.2.7").width()).isEqualTo(Width.SINGLE);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.6/31",
        "192.0.2.0/25, 192.0.2.0/24",
        "192.0.2.1 - 192.0.2.10, 192.0.2.1 - 192.0.2.11",
        "::/1, ::/0",
        "2001:db8::/64, 2001:db8::/63",
        "7fff:: - 8000::, 7fff:: - 8000::1"
    })
    void knowsTheNarrower(String narrow, String wide) {
        assertThat(Range.parse(narrow).width()).isLessThan(Range.parse(wide).width());
    }
}
