package org.sundew.intake.door;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Transport;

/**
 * A bounded part of the ledger. Guarded by itself: every call is made in {@code synchronized (stripe)}.
 *
 * <p>A hash table with chains finds a visitor; a ring with a clock hand chooses whom to forget (GCLOCK, A. J. Smith 1978).
 * A visitor that comes back gains up to three uses; the hand takes one away as it passes, and forgets the first idle visitor
 * that has none. A flood of visitors that come once thus forgets its own kind before those that came back, and a hit writes
 * no reference, only numbers: a linked list for LRU would dirty three cards of the old generation a visit. Visitors with
 * open sessions are passed over; if there are only such, the stripe exceeds its bound by them.
 */
final class Stripe {
    private static final int FIRST_SIZE = 16;

    private final long seed;
    private @Nullable Visitor[] buckets = new Visitor[FIRST_SIZE];
    private @Nullable Visitor[] ring = new Visitor[FIRST_SIZE];
    private int size;
    private int hand;
    private int bound;
    private long evicted;

    /** A stripe of so many visitors; the seed is nobody's to guess, lest visitors choose addresses that collide. */
    Stripe(int bound, long seed) {
        this.bound = bound;
        this.seed = seed;
    }

    int size() {
        return size;
    }

    long evicted() {
        return evicted;
    }

    /** Remembers at most so many from now on. */
    void bound(int visitors) {
        bound = visitors;
        evictDownTo(bound);
    }

    /** The visitor with this key, if it is remembered. */
    @Nullable
    Visitor find(long key) {
        Visitor visitor = buckets[bucket(key)];
        while (visitor != null && visitor.key != key) {
            visitor = visitor.next;
        }
        return visitor;
    }

    /** Remembers a new visitor, at the cost of another where the bound is reached. */
    Visitor add(long key, Transport transport, long now) {
        evictDownTo(bound - 1);
        if (size == ring.length) {
            grow();
        }
        Visitor visitor = new Visitor(key, transport, now);
        visitor.place = size;
        ring[size++] = visitor;
        chain(visitor);
        return visitor;
    }

    private void evictDownTo(int visitors) {
        boolean found = true;
        while (size > visitors && found) {
            found = evict();
        }
    }

    /** Forgets one visitor, unless all have sessions open. */
    private boolean evict() {
        int rounds = Visitor.MOST_USES + 1;
        for (long steps = (long) rounds * size; steps > 0; steps--) {
            hand = hand + 1 < size ? hand + 1 : 0;
            Visitor visitor = ring[hand];
            if (visitor != null && visitor.idle() && visitor.worn()) {
                forget(visitor);
                return true;
            }
        }
        return false;
    }

    /** The last visitor of the ring takes its place, and is the next that the hand passes but one round later. */
    private void forget(Visitor visitor) {
        unchain(visitor);
        Visitor last = Objects.requireNonNull(ring[--size]);
        ring[visitor.place] = last;
        last.place = visitor.place;
        ring[size] = null;
        evicted++;
    }

    private void chain(Visitor visitor) {
        int bucket = bucket(visitor.key);
        visitor.next = buckets[bucket];
        buckets[bucket] = visitor;
    }

    private void unchain(Visitor visitor) {
        int bucket = bucket(visitor.key);
        Visitor before = buckets[bucket];
        if (before == visitor) {
            buckets[bucket] = visitor.next;
            return;
        }
        while (before != null && before.next != visitor) {
            before = before.next;
        }
        if (before != null) {
            before.next = visitor.next;
        }
    }

    private void grow() {
        ring = Arrays.copyOf(ring, Math.max(size + 1, Math.min(bound, size * 2)));
        buckets = new Visitor[2 * Integer.highestOneBit(ring.length)];
        for (int i = 0; i < size; i++) {
            chain(Objects.requireNonNull(ring[i]));
        }
    }

    private int bucket(long key) {
        return (int) mix(key, seed) & buckets.length - 1;
    }

    /** A key's bits spread over all 64 (the finaliser of MurmurHash3). */
    static long mix(long key, long seed) {
        long mixed = key ^ seed;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** Passes on every visitor that is remembered. */
    void each(Consumer<Visitor> listener) {
        for (int i = 0; i < size; i++) {
            listener.accept(Objects.requireNonNull(ring[i]));
        }
    }
}
