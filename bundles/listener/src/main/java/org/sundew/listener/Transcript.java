package org.sundew.listener;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sundew.event.Payload;

/** One direction of a visit: keeps its first bytes and counts all of them. One thread at a time. */
final class Transcript {
    private static final byte[] NOTHING = new byte[0];

    private final Budget budget;
    private int limit;
    private byte[] kept = NOTHING;
    private int size;
    private int booked;
    private long total;

    /** A transcript that keeps at most so many bytes, and no more than the budget has room for. */
    Transcript(int limit, Budget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** Adds the bytes between position and limit, without moving the position. */
    void add(ByteBuffer data) {
        int length = data.remaining();
        total += length;
        int fits = Math.min(length, limit - size);
        if (fits <= 0) {
            return;
        }
        fits = Math.min(fits, roomFor(fits));
        data.get(data.position(), kept, size, fits);
        size += fits;
    }

    /** Adds what another transcript kept, and counts what it counted. */
    void add(Payload other) {
        add(other.bytes());
        total += other.total() - other.size();
    }

    long total() {
        return total;
    }

    /** Makes room for so many more bytes, or fewer. The first array fits exactly: many visits say one thing only. */
    private int roomFor(int more) {
        int needed = size + more;
        if (needed > kept.length) {
            int roomy = kept.length == 0 ? needed : Math.max(needed, kept.length * 2);
            grow(Math.min(limit, roomy));
        }
        return kept.length - size;
    }

    private void grow(int length) {
        int toBook = Math.max(0, length - Budget.FREE) - booked;
        if (toBook > 0 && !budget.take(toBook)) {
            limit = kept.length;
            return;
        }
        booked += Math.max(0, toBook);
        kept = Arrays.copyOf(kept, length);
    }

    /** The transcript as a value; nothing may be added afterwards. */
    Payload payload() {
        if (booked > 0) {
            budget.give(booked);
            booked = 0;
        }
        return Payload.owning(size == kept.length ? kept : Arrays.copyOf(kept, size), total);
    }
}
