package org.sundew.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalLong;
import org.sundew.event.Endpoint;
import org.sundew.event.NumericAddress;

/**
 * Who counts as one visitor: an IPv4 address, or the /64 network of an IPv6 address, as 64 bits.
 *
 * <p>The key of an IPv6 address is its first eight bytes. That of an IPv4 address a.b.c.d is {@code ffff:ffff:aabb:ccdd}: a
 * multicast prefix, which never is anybody's source (RFC 4291 section 2.7), so that the two kinds cannot meet. An IPv4
 * address inside an IPv6 one ({@code ::ffff:a.b.c.d}) is the IPv4 address.
 */
public final class VisitorKey {
    private static final int IPV4_LENGTH = 4;
    private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;
    private static final long MAPPED = 0xFFFFL;

    private VisitorKey() {}

    /** The key of the visitor with this address. */
    public static long of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH) {
            return IPV4 | number(bytes, 0);
        }
        return mapped(bytes) ? IPV4 | number(bytes, 12) : number(bytes, 0) << 32 | number(bytes, 4);
    }

    /** Whether this is the key of an IPv4 address. */
    public static boolean ipv4(long key) {
        return (key & IPV4) == IPV4;
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 24
                | (bytes[at + 1] & 0xFFL) << 16
                | (bytes[at + 2] & 0xFFL) << 8
                | (bytes[at + 3] & 0xFFL);
    }

    private static boolean mapped(byte[] bytes) {
        return number(bytes, 0) == 0 && number(bytes, 4) == 0 && number(bytes, 8) == MAPPED;
    }

    /** The endpoint with an IPv4 address where it had that address inside an IPv6 one; mostly the same object. */
    public static Endpoint plain(Endpoint endpoint) {
        byte[] bytes = endpoint.address().getAddress();
        if (bytes.length == IPV4_LENGTH || !mapped(bytes)) {
            return endpoint;
        }
        try {
            byte[] inner = {bytes[12], bytes[13], bytes[14], bytes[15]};
            return new Endpoint(InetAddress.getByAddress(inner), endpoint.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** The address or network as people write it: {@code 192.0.2.7} or {@code 2001:db8:0:1::/64}. */
    public static String text(long key) {
        if (ipv4(key)) {
            return (key >>> 24 & 0xFF) + "." + (key >>> 16 & 0xFF) + "." + (key >>> 8 & 0xFF) + "." + (key & 0xFF);
        }
        StringBuilder text = new StringBuilder();
        for (int shift = 48; shift >= 0; shift -= 16) {
            text.append(Long.toHexString(key >>> shift & 0xFFFF)).append(':');
        }
        return text.append(":/64").toString();
    }

    /** Reads an address, or a network as {@link #text} writes it; empty if it is neither. Never asks a name server. */
    public static OptionalLong parse(String text) {
        String address = text.trim().replace("/64", "");
        return NumericAddress.parse(address)
                .map(VisitorKey::of)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
