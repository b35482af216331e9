package org.sundew.icmp;

import java.net.InetAddress;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.event.NumericAddress;
import org.sundew.event.Severity;

/**
 * The configuration, checked.
 *
 * @param addresses messages to these are arrivals; empty for all that the kernel delivers
 * @param v4        ICMP types that are arrivals; none if the sensor does not watch
 * @param v6        ICMPv6 types that are arrivals, likewise
 * @param logBytes  how much of a message is kept
 * @param buffer    what may wait in the kernel for each of the two, in bytes
 */
record Settings(Set<InetAddress> addresses, BitSet v4, BitSet v6, Severity severity, int logBytes, int buffer) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:\\s*-\\s*(\\d{1,3}))?");

    /** Copies what others could change. */
    Settings {
        addresses = Set.copyOf(addresses);
        v4 = (BitSet) v4.clone();
        v6 = (BitSet) v6.clone();
    }

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value is wrong, as {@code key: what: value}
     */
    static Settings of(IcmpWatch.Config config) {
        BitSet v4 = types("types.v4", config.types_v4());
        BitSet v6 = types("types.v6", config.types_v6());
        return new Settings(
                addresses(config.bind()),
                config.enabled() ? v4 : new BitSet(),
                config.enabled() ? v6 : new BitSet(),
                severity(config.severity()),
                config.log_bytes(),
                config.receive_buffer_bytes());
    }

    /** The same, but nothing is watched. */
    Settings idle() {
        return new Settings(addresses, new BitSet(), new BitSet(), severity, logBytes, buffer);
    }

    BitSet types(boolean ofV6) {
        return ofV6 ? v6 : v4;
    }

    private static Severity severity(String word) {
        try {
            return Severity.of(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("severity: low, medium or high is expected: " + word, e);
        }
    }

    /** Numbers and ranges by commas; blank for none. */
    private static BitSet types(String key, String text) {
        BitSet types = new BitSet(Types.COUNT);
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                add(types, key, part.strip());
            }
        }
        return types;
    }

    private static void add(BitSet types, String key, String part) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            throw new IllegalArgumentException(key + ": not a type or a range of types: " + part);
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
        if (from > to || to >= Types.COUNT) {
            throw new IllegalArgumentException(key + ": types are 0 to 255, the lower one first: " + part);
        }
        types.set(from, to + 1);
    }

    private static Set<InetAddress> addresses(String text) {
        Set<InetAddress> addresses = new HashSet<>();
        if (text.strip().toLowerCase(Locale.ROOT).equals("all")) {
            return addresses;
        }
        for (String part : text.split(",", -1)) {
            addresses.add(address(part.strip()));
        }
        return addresses;
    }

    /** Never asks a name server. */
    private static InetAddress address(String text) {
        return NumericAddress.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("bind: all, or addresses by commas, are expected: " + text));
    }
}
