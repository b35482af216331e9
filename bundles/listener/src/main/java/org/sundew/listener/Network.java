package org.sundew.listener;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A block of addresses that share their first bits: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * Reads a CIDR block or a numeric address; never looks a name up.
     *
     * @throws IllegalArgumentException if it is neither; the message says what is wrong
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address((slash < 0 ? text : text.substring(0, slash)).strip());
        if (address == null) {
            throw new IllegalArgumentException("not an address or network such as 192.0.2.0/24");
        }
        byte[] prefix = address.getAddress();
        return new Network(prefix, slash < 0 ? prefix.length * 8 : bits(text.substring(slash + 1), prefix.length * 8));
    }

    /** This numeric address, or null if the text is none; never looks a name up. */
    static @Nullable InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private static int bits(String text, int most) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("a prefix length outside 0 to " + most);
        }
        return Integer.parseInt(digits);
    }

    /** Whether the address lies inside. An IPv4 address is never inside an IPv6 network. */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((bytes[whole] ^ prefix[whole]) & 0xFF) >>> (8 - rest) == 0;
    }
}
