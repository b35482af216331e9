package org.sundew.sim.socks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a message that is not complete yet: at most {@value #MAX}, more than any message of SOCKS 5 has. */
final class Pieces {
    static final int MAX = 600;

    private final ByteBuffer bytes = ByteBuffer.allocate(MAX);

    /** Whether there was room for one more. */
    boolean add(byte next) {
        if (!bytes.hasRemaining()) {
            return false;
        }
        bytes.put(next);
        return true;
    }

    int size() {
        return bytes.position();
    }

    /** The byte there; 0 where there is none yet. */
    int at(int index) {
        return index < size() ? bytes.get(index) & 0xFF : 0;
    }

    int port(int index) {
        return at(index) << 8 | at(index + 1);
    }

    String text(int from, int length) {
        return new String(bytes.array(), from, length, StandardCharsets.ISO_8859_1);
    }

    byte[] part(int from, int length) {
        byte[] part = new byte[length];
        bytes.get(from, part);
        return part;
    }

    /** Where the first zero byte from there is, or -1. */
    int zero(int from) {
        for (int i = from; i < size(); i++) {
            if (at(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    void clear() {
        bytes.clear();
    }
}
