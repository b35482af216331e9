package org.sundew.listener;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sundew.event.Payload;

/** One direction of a visit: keeps its first bytes and counts all of them. One thread at a time. */
final class Transcript {
    private static final byte[] NOTHING = new byte[0];

    private final int limit;
    private byte[] kept = NOTHING;
    private int size;
    private long total;

    /** A transcript that keeps at most so many bytes. */
    Transcript(int limit) {
        this.limit = limit;
    }

    /** Adds the bytes between position and limit, without moving the position. */
    void add(ByteBuffer data) {
        int length = data.remaining();
        total += length;
        int fits = Math.min(length, limit - size);
        if (fits <= 0) {
            return;
        }
        makeRoom(fits);
        data.get(data.position(), kept, size, fits);
        size += fits;
    }

    /** Counts bytes that are not kept. */
    void skip(long length) {
        total += length;
    }

    long total() {
        return total;
    }

    /** What there is so far. The first bytes get an array that fits: many visits say one thing only. */
    private void makeRoom(int more) {
        int needed = size + more;
        if (needed > kept.length) {
            int roomy = kept.length == 0 ? needed : Math.max(needed, kept.length * 2);
            kept = Arrays.copyOf(kept, Math.min(limit, roomy));
        }
    }

    /** The transcript as a value; nothing may be added afterwards. */
    Payload payload() {
        return Payload.owning(size == kept.length ? kept : Arrays.copyOf(kept, size), total);
    }
}
