package org.sundew.sim.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sundew.event.Payload;

/** The first bytes of something, up to a limit and as far as the budget goes; it counts all of them. */
final class Kept {
    private static final int FIRST = 512;

    private final int limit;
    private final int free;
    private final Budget budget;
    private byte[] bytes = new byte[0];
    private int size;
    private long total;

    Kept(int limit, Budget budget) {
        this(limit, 0, budget);
    }

    /**
     * The first bytes of something.
     *
     * @param limit how many at most
     * @param free  how many of them the budget is not asked for
     */
    Kept(int limit, int free, Budget budget) {
        this.limit = limit;
        this.free = free;
        this.budget = budget;
    }

    /** Adds a byte. Returns whether it was kept. */
    boolean add(byte next) {
        total++;
        if (size < total - 1 || !room(1)) {
            return false;
        }
        bytes[size++] = next;
        return true;
    }

    /** Adds what the buffer still has, and leaves its position alone. Returns whether all was kept. */
    boolean add(ByteBuffer data) {
        boolean whole = size == total;
        int more = data.remaining();
        total += more;
        int kept = whole ? Math.min(more, room(more) ? more : bytes.length - size) : 0;
        data.duplicate().get(bytes, size, kept);
        size += kept;
        return kept == more;
    }

    private boolean room(int more) {
        if (size + (long) more <= bytes.length) {
            return true;
        }
        int wanted = (int) Math.min(limit, Math.max(size + (long) more, Math.max(FIRST, 2L * bytes.length)));
        if (wanted > bytes.length && budget.take(charge(wanted) - charge(bytes.length))) {
            bytes = Arrays.copyOf(bytes, wanted);
        }
        return size + (long) more <= bytes.length;
    }

    private int charge(int length) {
        return Math.max(0, length - free);
    }

    int size() {
        return size;
    }

    long total() {
        return total;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** That stretch of it as ISO-8859-1. */
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    String text() {
        return text(0, size);
    }

    Payload payload() {
        return payload(size);
    }

    /** So many bytes of it at most. */
    Payload payload(int most) {
        return Payload.owning(Arrays.copyOf(bytes, Math.min(size, most)), total);
    }

    /** Forgets everything and gives the memory back. */
    void release() {
        budget.give(charge(bytes.length));
        bytes = new byte[0];
        size = 0;
        total = 0;
    }
}
