package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindNamesTest {
    private static final List<InetAddress> HOST = Stream.of(
                    "127.0.0.1",
                    "169.254.3.4",
                    "203.0.113.1",
                    "192.168.1.2",
                    "10.0.0.2",
                    "203.0.113.2",
                    "::1",
                    "fe80::1",
                    "fd00::1",
                    "2001:db8::1")
            .map(Network::address)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "first-private, 192.168.1.2",
        "second-private, 10.0.0.2",
        "third-private, fd00::1",
        "first-public, 203.0.113.1",
        "SECOND-PUBLIC, 203.0.113.2",
        "third-public, 2001:db8::1",
        "192.0.2.9, 192.0.2.9"
    })
    void knowsOneAddress(String name, String address) throws Exception {
        assertThat(BindNames.parse(name).resolve(HOST)).containsExactly(Network.address(address));
    }

    @Test
    void knowsSeveral() throws Exception {
        assertThat(BindNames.parse("loopback, first-public, ::1").resolve(HOST))
                .containsExactly(Network.address("127.0.0.1"), Network.address("::1"), Network.address("203.0.113.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "", "  "})
    void takesAllForEveryAddress(String text) throws Exception {
        assertThat(BindNames.parse(text).resolve(HOST)).singleElement().matches(InetAddress::isAnyLocalAddress);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> BindNames.parse("fourth-public").resolve(HOST))
                .isInstanceOf(SocketException.class)
                .hasMessage("this host has no fourth-public address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everywhere", "first", "eleventh-public", "first-secret", "all,", "localhost"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> BindNames.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheLoopbackOfThisHost() throws Exception {
        assertThat(BindNames.parse("loopback").resolve()).contains(Network.address("127.0.0.1"));
    }
}
