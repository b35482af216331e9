package org.sundew.win;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses that strangers wrote, without ever asking a name server. */
final class Addresses {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    /** Begins as a literal does: what does not would be looked up as a name. */
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*|:[0-9a-fA-F:.]*");

    private static final int LONGEST = 64;

    private Addresses() {}

    /** A numeric address, with or without a scope; an IPv4 address inside an IPv6 one is the IPv4 address. Else empty. */
    static Optional<InetAddress> parse(String text) {
        String address = text.strip();
        int scope = address.indexOf('%');
        address = scope < 0 ? address : address.substring(0, scope);
        if (address.length() > LONGEST
                || !(V4.matcher(address).matches() || V6.matcher(address).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
