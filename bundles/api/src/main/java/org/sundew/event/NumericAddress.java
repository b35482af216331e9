package org.sundew.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses written in numbers: IPv4 as four decimal octets, IPv6 as in RFC 4291, section 2.2, without a scope. Nothing else is
 * one, least of all what {@link InetAddress#getByName} would ask a name server about. An IPv4 address inside an IPv6 one
 * ({@code ::ffff:a.b.c.d}) is the IPv4 address, as the JDK has it. Stateless.
 */
public final class NumericAddress {
    private static final int OCTETS = 4;
    private static final int GROUPS = 8;
    private static final int MOST_DIGITS = 4;
    private static final byte[] NONE = new byte[0];

    private NumericAddress() {}

    /** The address that this text is, without blanks around it; empty if it is none. */
    public static Optional<InetAddress> parse(String text) {
        byte[] bytes = text.indexOf(':') < 0 ? octets(text) : groups(text);
        return bytes.length == 0 ? Optional.empty() : Optional.of(address(bytes));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static byte[] octets(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[OCTETS];
        if (parts.length != OCTETS) {
            return NONE;
        }
        for (int i = 0; i < OCTETS; i++) {
            int octet = number(parts[i], 10, 3);
            if (octet < 0 || octet > 0xFF) {
                return NONE;
            }
            bytes[i] = (byte) octet;
        }
        return bytes;
    }

    /** Where two colons are, there are as many zeros as make it sixteen bytes, but at least one group of them. */
    private static byte[] groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = run(text, true);
            return all.length == 2 * GROUPS ? all : NONE;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        byte[] first = run(before, false);
        byte[] last = run(after, true);
        boolean wrong = (first.length == 0 && !before.isEmpty()) || (last.length == 0 && !after.isEmpty());
        if (wrong || first.length + last.length > 2 * (GROUPS - 1)) {
            return NONE;
        }
        byte[] bytes = Arrays.copyOf(first, 2 * GROUPS);
        System.arraycopy(last, 0, bytes, bytes.length - last.length, last.length);
        return bytes;
    }

    /** Groups with a colon between two, the last of which may be an IPv4 address if it ends the text. */
    private static byte[] run(String text, boolean end) {
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[2 * GROUPS];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = end && i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            byte[] part = dotted ? octets(parts[i]) : group(parts[i]);
            if (part.length == 0 || size + part.length > bytes.length) {
                return NONE;
            }
            System.arraycopy(part, 0, bytes, size, part.length);
            size += part.length;
        }
        return Arrays.copyOf(bytes, size);
    }

    private static byte[] group(String digits) {
        int number = number(digits, 16, MOST_DIGITS);
        return number < 0 ? NONE : new byte[] {(byte) (number >> Byte.SIZE), (byte) number};
    }

    /** The number in these ASCII digits, at most so many; -1 if there is anything else. */
    private static int number(String digits, int radix, int most) {
        int number = digits.isEmpty() || digits.length() > most ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            char symbol = digits.charAt(i);
            int digit = symbol < 0x80 ? Character.digit(symbol, radix) : -1;
            number = digit < 0 ? -1 : number * radix + digit;
        }
        return number;
    }
}
