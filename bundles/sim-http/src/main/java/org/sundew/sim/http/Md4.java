package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MD4 (RFC 1320), which Java has no more and Windows still makes of passwords. Broken as a hash: for nothing else. */
final class Md4 {
    private static final int[] SHIFTS = {3, 7, 11, 19, 3, 5, 9, 13, 3, 9, 11, 15};
    private static final int[] ADDED = {0, 0x5A827999, 0x6ED9EBA1};
    private static final int[][] ORDER = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
    };

    private Md4() {}

    static byte[] of(byte[] message) {
        int padded = (message.length + 8) / 64 * 64 + 64;
        ByteBuffer data = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        data.put(message).put((byte) 0x80).putLong(padded - 8, 8L * message.length);
        int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
        for (int block = 0; block < padded; block += 64) {
            mix(state, data, block);
        }
        ByteBuffer hash = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            hash.putInt(word);
        }
        return hash.array();
    }

    private static void mix(int[] state, ByteBuffer data, int block) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int step = 0; step < 48; step++) {
            int round = step / 16;
            int word = data.getInt(block + 4 * ORDER[round][step % 16]);
            int sum = a + choice(round, b, c, d) + word + ADDED[round];
            a = d;
            d = c;
            c = b;
            b = Integer.rotateLeft(sum, SHIFTS[4 * round + step % 4]);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int choice(int round, int b, int c, int d) {
        return switch (round) {
            case 0 -> (b & c) | (~b & d);
            case 1 -> (b & c) | (b & d) | (c & d);
            default -> b ^ c ^ d;
        };
    }
}
