package org.sundew.limiter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bounded part of a watchlist. Guarded by itself: every call is made in {@code synchronized (stripe)}, but {@link #empty}.
 *
 * <p>A hash table finds a visitor; three lines say who may be forgotten, in the order in which they last came. For a new
 * lock-out whoever only has marks is forgotten first, then whoever is ignored; for anything else only whoever has marks. A
 * lock-out that runs is never forgotten: where there are only such, the new one is not remembered, but refused by its counts.
 */
final class Stripe {
    private static final int FIRST_SIZE = 16;

    private final long seed;
    private final Line lockedOut = new Line();
    private final Line ignored = new Line();
    private final Line marked = new Line();
    private @Nullable Watched[] buckets = new Watched[FIRST_SIZE];
    private int size;
    /** {@code size == 0}, for those who hold no lock. */
    private volatile boolean empty = true;

    private int bound;
    private long forgotten;
    private long unwatched;

    Stripe(int bound, long seed) {
        this.bound = bound;
        this.seed = seed;
    }

    /** Whether nobody is in it. Needs no lock: whoever is being added at the moment comes too late anyway. */
    boolean empty() {
        return empty;
    }

    int size() {
        return size;
    }

    Line lockedOut() {
        return lockedOut;
    }

    Line ignored() {
        return ignored;
    }

    Line marked() {
        return marked;
    }

    long forgotten() {
        return forgotten;
    }

    long unwatched() {
        return unwatched;
    }

    /** Holds at most so many from now on, but those locked out already. */
    void bound(int visitors) {
        bound = visitors;
        boolean some = true;
        while (size > bound && some) {
            some = forget(marked) || forget(ignored);
        }
    }

    @Nullable
    Watched find(long key) {
        Watched watched = buckets[bucket(key)];
        while (watched != null && watched.key != key) {
            watched = watched.next;
        }
        return watched;
    }

    /** A new one, to be settled; null if there is no room for it. */
    @Nullable
    Watched add(long key, boolean toLockOut) {
        if (size >= bound && !forget(marked) && !(toLockOut && forget(ignored))) {
            unwatched++;
            return null;
        }
        Watched watched = new Watched(key);
        enter(watched);
        return watched;
    }

    /** Takes one in that was remembered elsewhere, if there is room. */
    void take(Watched watched) {
        if (size < bound && find(watched.key) == null) {
            enter(watched);
            settle(watched);
        }
    }

    private void enter(Watched watched) {
        if (size >= buckets.length) {
            grow();
        }
        chain(watched);
        size++;
        empty = false;
    }

    private boolean forget(Line line) {
        Watched eldest = line.eldest();
        if (eldest == null) {
            return false;
        }
        remove(eldest);
        forgotten++;
        return true;
    }

    /** Puts it at the end of the line where it belongs now. */
    void settle(Watched watched) {
        Line before = watched.line;
        if (before != null) {
            before.remove(watched);
        }
        Line after = watched.lockedOut() ? lockedOut : watched.ignoring() ? ignored : marked;
        after.append(watched);
    }

    void remove(Watched watched) {
        Line line = watched.line;
        if (line != null) {
            line.remove(watched);
        }
        unchain(watched);
        size--;
        empty = size == 0;
    }

    private void chain(Watched watched) {
        int bucket = bucket(watched.key);
        watched.next = buckets[bucket];
        buckets[bucket] = watched;
    }

    private void unchain(Watched watched) {
        int bucket = bucket(watched.key);
        Watched before = buckets[bucket];
        if (before == watched) {
            buckets[bucket] = watched.next;
            return;
        }
        while (before != null && before.next != watched) {
            before = before.next;
        }
        if (before != null) {
            before.next = watched.next;
        }
    }

    private void grow() {
        @Nullable Watched[] old = buckets;
        buckets = new Watched[old.length * 2];
        Arrays.stream(old).forEach(this::chainAll);
    }

    private void chainAll(@Nullable Watched first) {
        Watched watched = first;
        while (watched != null) {
            Watched following = watched.next;
            chain(watched);
            watched = following;
        }
    }

    private int bucket(long key) {
        return (int) mix(key, seed) & buckets.length - 1;
    }

    /** A key's bits spread over all 64 (the finaliser of MurmurHash3); the seed is nobody's to guess. */
    static long mix(long key, long seed) {
        long mixed = key ^ seed;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
