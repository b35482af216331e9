package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpKeyTest {
    private static final int SENDERS = 4_096;

    /** Such as the JDK gives one hash: what the address grows by, the port shrinks by. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 198.18.0.0", "::1, 2001:db8::"})
    void forgedSendersDoNotFallTogether(String local, String first) throws UnknownHostException {
        InetAddress here = InetAddress.getByName(local);
        byte[] address = InetAddress.getByName(first).getAddress();
        Set<Integer> jdk = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < SENDERS; i++) {
            address[address.length - 2] = (byte) (i >> 8);
            address[address.length - 1] = (byte) i;
            InetSocketAddress sender = new InetSocketAddress(InetAddress.getByAddress(address), 50_000 - i);
            jdk.add(sender.hashCode());
            hashes.add(new UdpKey(sender, here).hashCode());
        }

        assertThat(jdk).hasSizeLessThan(5);
        assertThat(hashes).hasSizeGreaterThan(SENDERS - 10);
    }
}
