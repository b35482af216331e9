package org.sundew.win;

import java.net.InetAddress;
import java.util.Optional;
import org.sundew.event.NumericAddress;

/** Reads addresses that strangers wrote, without ever asking a name server. */
final class Addresses {
    private Addresses() {}

    /** A numeric address, with or without a scope; an IPv4 address inside an IPv6 one is the IPv4 address. Else empty. */
    static Optional<InetAddress> parse(String text) {
        String address = text.strip();
        int scope = address.indexOf('%');
        return NumericAddress.parse(scope < 0 ? address : address.substring(0, scope));
    }
}
