package org.sundew.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Endpoint;

/** One address, or all that begin with the same bits. Written in numbers: no name is ever looked up. */
final class Network {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int MAX_OCTET = 255;

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
        boolean four = IPV4.matcher(part).matches()
                && Arrays.stream(part.split("\\.", -1)).allMatch(octet -> Integer.parseInt(octet) <= MAX_OCTET);
        if (!four && !IPV6.matcher(part).matches()) {
            throw notOne(text, null);
        }
        try {
            return InetAddress.getByName(part);
        } catch (UnknownHostException e) {
            throw notOne(text, e);
        }
    }

    private static int prefix(String digits, int width, String text) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw notOne(text, null);
        }
        int bits = Integer.parseInt(digits);
        if (bits > width) {
            throw notOne(text, null);
        }
        return bits;
    }

    private static IllegalArgumentException notOne(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "not an address such as 192.0.2.7 or a network such as 192.0.2.0/24: " + Cell.text(text), cause);
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
