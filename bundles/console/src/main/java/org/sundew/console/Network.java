package org.sundew.console;

import java.net.InetAddress;
import java.util.Arrays;
import org.sundew.event.Endpoint;
import org.sundew.event.NumericAddress;

/** One address, or all that begin with the same bits. Written in numbers: no name is ever looked up. */
final class Network {
    private final InetAddress address;
    private final int bits;

    private Network(InetAddress address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24} or the like in IPv6.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash), text);
        int width = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? width : prefix(text.substring(slash + 1), width, text);
        return new Network(address, bits);
    }

    private static InetAddress address(String part, String text) {
        return NumericAddress.parse(part).orElseThrow(() -> notOne(text));
    }

    private static int prefix(String digits, int width, String text) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw notOne(text);
        }
        int bits = Integer.parseInt(digits);
        if (bits > width) {
            throw notOne(text);
        }
        return bits;
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                "not an address such as 192.0.2.7 or a network such as 192.0.2.0/24: " + Cell.text(text));
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        return Arrays.equals(mine, 0, whole, theirs, 0, whole)
                && (rest == 0 || (mine[whole] ^ theirs[whole]) >> (Byte.SIZE - rest) == 0);
    }

    /** The address, in the form the rest of the sensor writes it. */
    String ip() {
        return new Endpoint(address, 0).ip();
    }
}
