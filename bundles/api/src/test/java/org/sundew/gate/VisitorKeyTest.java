package org.sundew.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.Endpoint;

final class VisitorKeyTest {
    private static long key(String address) throws UnknownHostException {
        return VisitorKey.of(InetAddress.getByName(address));
    }

    private static Inet6Address mapped(int... ipv4) throws UnknownHostException {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xFF;
        bytes[11] = (byte) 0xFF;
        for (int i = 0; i < ipv4.length; i++) {
            bytes[12 + i] = (byte) ipv4[i];
        }
        return Inet6Address.getByAddress(null, bytes, -1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "2001:db8:0:1::7, 2001:db8:0:1::/64",
        "::1, 0:0:0:0::/64",
        "fe80::1, fe80:0:0:0::/64"
    })
    void readsAsPeopleWriteIt(String address, String text) throws UnknownHostException {
        assertThat(VisitorKey.text(key(address))).isEqualTo(text);
        assertThat(VisitorKey.parse(text)).hasValue(key(address));
        assertThat(VisitorKey.parse(address)).hasValue(key(address));
    }

    @Test
    void tellsTheTwoKindsApart() throws UnknownHostException {
        assertThat(VisitorKey.ipv4(key("255.255.255.255"))).isTrue();
        assertThat(VisitorKey.ipv4(key("ffff::1"))).isFalse();
        assertThat(VisitorKey.ipv4(key("2001:db8::1"))).isFalse();
    }

    @Test
    void takesAnIpv6NetworkForOneVisitor() throws UnknownHostException {
        assertThat(key("2001:db8:0:1::7")).isEqualTo(key("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertThat(key("2001:db8:0:1::7")).isNotEqualTo(key("2001:db8:0:2::7"));
    }

    @Test
    void takesAMappedAddressForTheIpv4One() throws UnknownHostException {
        Inet6Address mapped = mapped(192, 0, 2, 7);

        assertThat(VisitorKey.of(mapped)).isEqualTo(key("192.0.2.7"));
        assertThat(VisitorKey.plain(new Endpoint(mapped, 5)))
                .isEqualTo(new Endpoint(InetAddress.getByName("192.0.2.7"), 5));
    }

    @Test
    void leavesOtherEndpointsAsTheyAre() throws UnknownHostException {
        Endpoint four = new Endpoint(InetAddress.getByName("192.0.2.7"), 5);
        Endpoint six = new Endpoint(InetAddress.getByName("::2"), 5);

        assertThat(VisitorKey.plain(four)).isSameAs(four);
        assertThat(VisitorKey.plain(six)).isSameAs(six);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "abc.de",
                "1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                "::g",
                ".::1",
                "zoo:bar",
                ":::",
                "/64"
            })
    void readsNothingElse(String text) {
        assertThat(VisitorKey.parse(text)).isEmpty();
    }
}
