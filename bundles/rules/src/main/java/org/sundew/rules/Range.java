package org.sundew.rules;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.sundew.event.NumericAddress;

/**
 * Addresses from one to another, both included, as unsigned numbers of 128 bits; those of IPv4 take the low 32. The two kinds
 * never meet: {@code ::/0} has no IPv4 address in it.
 */
record Range(boolean six, long firstHigh, long firstLow, long lastHigh, long lastLow) {
    /** By kind, then by first address. */
    static final Comparator<Range> BY_FIRST =
            Comparator.comparing(Range::six).thenComparing(range -> new Width(range.firstHigh, range.firstLow));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int HALF = 64;
    private static final int OCTETS = 4;
    private static final int OCTET_MAX = 255;
    private static final int OCTET_DIGITS = 3;

    /** Whether the text is an address, a range or a network, right or wrong, rather than a name. */
    static boolean numeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == ':' || each == '/') {
                return true;
            }
            if (Character.isLetter(each) || each == '_') {
                return text.indexOf(':') >= 0 || text.indexOf('/') >= 0;
            }
        }
        return true;
    }

    /**
     * Reads {@code a}, {@code a - b} or {@code a/n}. Never asks a name server.
     *
     * @throws IllegalArgumentException if it is none of them; the message says why
     */
    static Range parse(String text) {
        int dash = text.indexOf('-');
        if (dash >= 0) {
            return between(
                    single(text.substring(0, dash).strip()),
                    single(text.substring(dash + 1).strip()));
        }
        int slash = text.indexOf('/');
        return slash < 0 ? single(text) : network(single(text.substring(0, slash)), text.substring(slash + 1));
    }

    private static Range between(Range first, Range last) {
        if (first.six != last.six) {
            throw new IllegalArgumentException("a range from IPv4 to IPv6 or back");
        }
        if (new Width(first.firstHigh, first.firstLow).compareTo(new Width(last.firstHigh, last.firstLow)) > 0) {
            throw new IllegalArgumentException("the first address is above the last");
        }
        return new Range(first.six, first.firstHigh, first.firstLow, last.lastHigh, last.lastLow);
    }

    private static Range network(Range address, String digits) {
        int most = address.six ? IPV6_BITS : IPV4_BITS;
        int bits = NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("a prefix length from 0 to " + most + " is expected");
        }
        int free = most - bits;
        long lowMask = free >= HALF ? -1L : (1L << free) - 1;
        long highMask = free <= HALF ? 0 : free == IPV6_BITS ? -1L : (1L << (free - HALF)) - 1;
        return new Range(
                address.six,
                address.firstHigh & ~highMask,
                address.firstLow & ~(address.six ? lowMask : lowMask & 0xFFFF_FFFFL),
                address.firstHigh | highMask,
                address.firstLow | (address.six ? lowMask : lowMask & 0xFFFF_FFFFL));
    }

    private static Range single(String text) {
        if (text.indexOf(':') >= 0) {
            return of(NumericAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("not an address")));
        }
        long number = dotted(text);
        return new Range(false, 0, number, 0, number);
    }

    /** By hand: a list may have a hundred thousand of them. */
    private static long dotted(String text) {
        long number = 0;
        int octets = 0;
        int from = 0;
        while (from <= text.length()) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            int octet = octet(text, from, end);
            if (octet < 0 || ++octets > OCTETS) {
                throw new IllegalArgumentException("not an address");
            }
            number = number << Byte.SIZE | octet;
            from = end + 1;
        }
        if (octets != OCTETS) {
            throw new IllegalArgumentException("not an address");
        }
        return number;
    }

    /** The octet written there, or -1. */
    private static int octet(String text, int from, int end) {
        int value = end == from || end - from > OCTET_DIGITS ? -1 : 0;
        for (int i = from; i < end && value >= 0; i++) {
            int digit = text.charAt(i) - '0';
            value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
        }
        return value > OCTET_MAX ? -1 : value;
    }

    /** This address alone. */
    static Range of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == OCTETS) {
            long number = number(bytes, 0, OCTETS);
            return new Range(false, 0, number, 0, number);
        }
        long high = number(bytes, 0, Long.BYTES);
        long low = number(bytes, Long.BYTES, Long.BYTES);
        return new Range(true, high, low, high, low);
    }

    /** The big-endian number in these bytes. */
    static long number(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }

    boolean contains(Range other) {
        return six == other.six
                && new Width(firstHigh, firstLow).compareTo(new Width(other.firstHigh, other.firstLow)) <= 0
                && new Width(lastHigh, lastLow).compareTo(new Width(other.lastHigh, other.lastLow)) >= 0;
    }

    boolean meets(Range other) {
        return six == other.six
                && new Width(firstHigh, firstLow).compareTo(new Width(other.lastHigh, other.lastLow)) <= 0
                && new Width(lastHigh, lastLow).compareTo(new Width(other.firstHigh, other.firstLow)) >= 0;
    }

    boolean contains(InetAddress address) {
        return contains(of(address));
    }

    Width width() {
        boolean borrow = Long.compareUnsigned(lastLow, firstLow) < 0;
        return new Width(lastHigh - firstHigh - (borrow ? 1 : 0), lastLow - firstLow);
    }
}
