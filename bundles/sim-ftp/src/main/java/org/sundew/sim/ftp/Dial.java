package org.sundew.sim.ftp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a visitor wants to be dialled: what PORT and EPRT say (RFC 959, RFC 2428). Only numeric addresses are read. */
record Dial(InetAddress address, int port) {
    private static final Pattern EXTENDED = Pattern.compile("\\|(\\d)\\|([^|]*)\\|(\\d+)\\|?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f.]*:[0-9A-Fa-f:.]{0,40}");

    /** Six numbers by commas; nothing if they are not. */
    static Optional<Dial> ofPort(String argument) {
        return numbers(argument.split(","), 6)
                .flatMap(bytes -> of(Arrays.copyOf(bytes, 4), (bytes[4] & 0xFF) << 8 | (bytes[5] & 0xFF)));
    }

    /** Whether the first field is not a protocol that goes with the connection; only IPv6 goes with both. */
    static boolean wrongProtocol(String argument, boolean ipv4) {
        int end = argument.indexOf('|', 1);
        int protocol = end < 0 ? 0 : number(argument.substring(1, end), 2);
        return protocol < 1 || (ipv4 && protocol == 2);
    }

    /** {@code |protocol|address|port|}, the last bar left out or not; nothing if it is not. */
    static Optional<Dial> ofExtendedPort(String argument) {
        Matcher fields = EXTENDED.matcher(argument);
        if (!fields.matches()) {
            return Optional.empty();
        }
        String address = fields.group(2);
        int port = number(fields.group(3), 65_535);
        if (port < 0) {
            return Optional.empty();
        }
        if (fields.group(1).equals("1")) {
            return numbers(address.split("\\.", -1), 4).flatMap(bytes -> of(bytes, port));
        }
        return IPV6.matcher(address).matches() ? ofIpv6(address, port) : Optional.empty();
    }

    /** With a colon in it, the JDK takes text for an address or nothing, and never looks up a name. */
    private static Optional<Dial> ofIpv6(String address, int port) {
        try {
            return Optional.of(new Dial(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> numbers(String[] digits, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int number = digits.length == count ? number(digits[i], 255) : -1;
            if (number < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(bytes);
    }

    private static Optional<Dial> of(byte[] address, int port) {
        try {
            return Optional.of(new Dial(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The number, or -1 if it is none or too large. */
    private static int number(String digits, int max) {
        if (!digits.matches("\\d{1,5}")) {
            return -1;
        }
        int number = Integer.parseInt(digits);
        return number <= max ? number : -1;
    }
}
