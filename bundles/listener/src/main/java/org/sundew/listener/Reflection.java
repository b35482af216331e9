package org.sundew.listener;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * What UDP visitors may be sent beyond what they sent themselves.
 *
 * <p>The source of a datagram can be forged, so whoever is answered with more than was asked can be used to flood a third
 * party. A visit is therefore answered byte for byte (times {@code udp.reflection.factor}), and beyond that each visitor
 * address has a small allowance a minute, enough for a DNS answer or the first blocks of a TFTP file but of no use to a
 * flood. Addresses (IPv6: /64 prefixes) share {@value #SLOTS} slots by hash: those that fall together share the allowance,
 * so memory is fixed and the sum over all forged addresses is bounded too, by slots times allowance a minute.
 *
 * <p>One a loop; used on its thread only.
 */
final class Reflection {
    private static final int SLOTS = 4_096;
    private static final int PREFIX_BYTES = 8;
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int[] used = new int[SLOTS];
    private final long[] since = new long[SLOTS];

    /** Takes so many bytes from the address's allowance of so many a minute, if they are left. */
    boolean take(InetAddress address, long bytes, int allowance, long nanos) {
        int slot = slot(address);
        if (used[slot] == 0 || nanos - since[slot] >= MINUTE_NANOS) {
            since[slot] = nanos;
            used[slot] = 0;
        }
        if (used[slot] + bytes > allowance) {
            return false;
        }
        used[slot] += (int) bytes;
        return true;
    }

    private static int slot(InetAddress address) {
        byte[] bytes = address.getAddress();
        int length = Math.min(bytes.length, PREFIX_BYTES);
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash >>> 20;
    }
}
