package org.sundew.dispatch;

import java.net.InetAddress;
import org.sundew.event.NumericAddress;

/** The addresses that share a prefix: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address. */
final class AddressRange {
    private final byte[] prefix;
    private final int bits;

    private AddressRange(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * Reads an address or a CIDR; never looks up a name.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = numeric(slash < 0 ? text : text.substring(0, slash));
        int most = address.length * Byte.SIZE;
        return new AddressRange(address, slash < 0 ? most : bits(text.substring(slash + 1), most));
    }

    private static byte[] numeric(String text) {
        return NumericAddress.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("neither an address nor a CIDR"))
                .getAddress();
    }

    private static int bits(String text, int most) {
        int bits = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("a prefix length from 0 to " + most + " is expected");
        }
        return bits;
    }

    boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        if (candidate.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xFF00 >> Math.min(Byte.SIZE, bits - bit);
            if (((candidate[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
