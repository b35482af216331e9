package org.sundew.listener;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Who talks to which of our addresses. Whoever forges senders chooses these keys, ten thousand of a port at a time: with the JDK's
 * hash, the sum of address and port, all of them could fall together, and each datagram cost a search among all. Here it takes a
 * secret to know which do.
 */
record UdpKey(InetSocketAddress visitor, InetAddress local) {
    private static final long SECRET = new SecureRandom().nextLong();

    @Override
    public int hashCode() {
        ByteBuffer address = ByteBuffer.wrap(visitor.getAddress().getAddress());
        long mixed = mix(SECRET ^ visitor.getPort());
        while (address.remaining() >= Integer.BYTES) {
            mixed = mix(mixed ^ address.getInt());
        }
        return (int) mixed;
    }

    /** The finaliser of MurmurHash3. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
