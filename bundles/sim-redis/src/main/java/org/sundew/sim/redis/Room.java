package org.sundew.sim.redis;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all visits of one listen share, in bytes as they are booked: a visit alone cannot have much of it, but
 * thousands at a time could have all there is. Thread-safe.
 */
final class Room {
    /** How much there is for all visits together: the memory it stands for is some three times as large. */
    static final long DEFAULT = 33_554_432;

    private final long most;
    private final AtomicLong used = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    /** Whether that much more fits now. */
    boolean fits(long bytes) {
        return used.get() + bytes <= most;
    }

    /** Books that much if it fits. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) > most) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Books that much more, or less, even past the bound: who changes something small has asked before. */
    void add(long bytes) {
        used.addAndGet(bytes);
    }

    long used() {
        return used.get();
    }
}
