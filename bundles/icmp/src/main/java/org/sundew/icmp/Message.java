package org.sundew.icmp;

import java.net.InetAddress;
import org.sundew.event.Payload;

/**
 * One ICMP message (RFC 792, RFC 4443) as it came off the wire, at least {@value #HEADER} bytes long.
 *
 * @param v6          whether it is ICMPv6
 * @param source      who sent it, or says so: nothing keeps anybody from forging this
 * @param destination whom it was sent to: an address of this machine, or a broadcast or multicast one
 * @param hops        the time to live or hop limit it arrived with, 0 to 255, or -1 if the kernel did not say
 * @param bytes       the message from its type on; the record's own
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, on one thread
record Message(boolean v6, InetAddress source, InetAddress destination, int hops, byte[] bytes) {
    /** Type, code, checksum, and four bytes that differ by type. */
    static final int HEADER = 8;

    /** Refuses what is shorter than a header. */
    Message {
        if (bytes.length < HEADER) {
            throw new IllegalArgumentException("shorter than an ICMP header");
        }
    }

    int type() {
        return bytes[0] & 0xFF;
    }

    int code() {
        return bytes[1] & 0xFF;
    }

    /** An unsigned 16-bit number of the header. */
    int number(int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** Whether the checksum is right. Of ICMPv6 the kernel has seen to that, with the addresses it covers as well. */
    boolean intact() {
        return v6 || checksum() == 0xFFFF;
    }

    private int checksum() {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += (bytes[i] & 0xFF) << 8 | (i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) sum;
    }

    /** What follows the header, of which at most so many bytes are kept. */
    Payload data(int limit) {
        int total = bytes.length - HEADER;
        byte[] kept = new byte[Math.min(total, limit)];
        System.arraycopy(bytes, HEADER, kept, 0, kept.length);
        return Payload.owning(kept, total);
    }
}
