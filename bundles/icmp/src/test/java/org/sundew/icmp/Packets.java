package org.sundew.icmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Packets as somebody might send them. */
final class Packets {
    private Packets() {}

    static byte[] echoRequest(String data) {
        return icmp(8, 0, 0x1234, 7, data);
    }

    /** An ICMP message with the right checksum. */
    static byte[] icmp(int type, int code, int first, int second, String data) {
        ByteBuffer message = ByteBuffer.allocate(8 + data.length());
        message.put((byte) type)
                .put((byte) code)
                .putShort((short) 0)
                .putShort((short) first)
                .putShort((short) second);
        message.put(data.getBytes(StandardCharsets.ISO_8859_1));
        byte[] bytes = message.array();
        int sum = checksum(bytes);
        bytes[2] = (byte) (sum >> 8);
        bytes[3] = (byte) sum;
        return bytes;
    }

    private static int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += i % 2 == 0 ? (bytes[i] & 0xFF) << 8 : bytes[i] & 0xFF;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return ~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF;
    }

    /** That in an IPv4 packet from 192.0.2.7 to 198.51.100.1, with so many words of options. */
    static byte[] v4(byte[] icmp, int options) {
        int header = 20 + 4 * options;
        ByteBuffer packet = ByteBuffer.allocate(header + icmp.length);
        packet.put((byte) (0x40 | header / 4)).put((byte) 0).putShort((short) packet.capacity());
        packet.putInt(0).put((byte) 61).put((byte) 1).putShort((short) 0);
        packet.put(new byte[] {(byte) 192, 0, 2, 7, (byte) 198, 51, 100, 1});
        packet.position(header);
        return packet.put(icmp).array();
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static Message message(byte[] icmp) {
        return Packet.v4(v4(icmp, 0), 20 + icmp.length).orElseThrow();
    }

    static Message v6(int type, String source) {
        byte[] bytes = icmp(type, 0, 0, 0, "");
        return Packet.v6(bytes, bytes.length, address(source), address("2001:db8::1"), 64)
                .orElseThrow();
    }
}
