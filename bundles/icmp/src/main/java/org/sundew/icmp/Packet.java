package org.sundew.icmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the ICMP message in what a raw socket received. Every length is checked before it is used: the bytes are whatever
 * somebody sent.
 */
final class Packet {
    private static final int IPV4_HEADER = 20;
    private static final int TOTAL_LENGTH = 2;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    private static final int IPV4_LENGTH = 4;

    private Packet() {}

    /**
     * The message in an IPv4 packet (RFC 791), whose header is there as well; empty if header or message are not whole. What
     * follows the packet's own end is left out.
     *
     * @param length how many bytes of the buffer are the packet
     */
    static Optional<Message> v4(byte[] buffer, int length) {
        if (length < IPV4_HEADER || (buffer[0] & 0xF0) != 0x40 || buffer[PROTOCOL] != Kernel.IPPROTO_ICMP) {
            return Optional.empty();
        }
        int start = (buffer[0] & 0x0F) * 4;
        int end = Math.min(length, (buffer[TOTAL_LENGTH] & 0xFF) << 8 | (buffer[TOTAL_LENGTH + 1] & 0xFF));
        if (start < IPV4_HEADER || end < start + Message.HEADER) {
            return Optional.empty();
        }
        return Optional.of(new Message(
                false,
                address(buffer, SOURCE, IPV4_LENGTH),
                address(buffer, DESTINATION, IPV4_LENGTH),
                buffer[TIME_TO_LIVE] & 0xFF,
                Arrays.copyOfRange(buffer, start, end)));
    }

    /** The message that the kernel gives without its IPv6 header; empty if it is not whole. */
    static Optional<Message> v6(byte[] buffer, int length, InetAddress source, InetAddress destination, int hops) {
        if (length < Message.HEADER) {
            return Optional.empty();
        }
        return Optional.of(new Message(true, source, destination, hops, Arrays.copyOfRange(buffer, 0, length)));
    }

    /** An address of 4 or 16 bytes. */
    static InetAddress address(byte[] bytes, int at, int length) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + length));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not the length of an address: " + length, e);
        }
    }
}
