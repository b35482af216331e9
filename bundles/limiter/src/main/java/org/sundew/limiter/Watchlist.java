package org.sundew.limiter;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whom the limits of one transport have hit: bounded, in {@value #STRIPES} stripes by key, each under its own lock. A visitor that
 * comes once, or a million of them, is not in it and takes nobody's place. Thread-safe.
 */
final class Watchlist {
    private static final int STRIPES = 16;
    private static final int STRIPE_SHIFT = 60;
    private static final int END = 0;
    private static final int WATCHED = 1;

    private final long seed;
    private final Stripe[] stripes = new Stripe[STRIPES];

    Watchlist(int bound, long seed) {
        this.seed = seed;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(share(bound), seed);
        }
    }

    private static int share(int bound) {
        return Math.max(1, (bound + STRIPES - 1) / STRIPES);
    }

    void bound(int visitors) {
        each(stripe -> stripe.bound(share(visitors)));
    }

    Stripe stripe(long key) {
        return stripes[(int) (Stripe.mix(key, seed) >>> STRIPE_SHIFT)];
    }

    private void each(Consumer<Stripe> task) {
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                task.accept(stripe);
            }
        }
    }

    long sum(ToLongFunction<Stripe> figure) {
        long sum = 0;
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                sum += figure.applyAsLong(stripe);
            }
        }
        return sum;
    }

    /** Releases those whose time is over, and tells of each outside the locks. */
    void release(Terms terms, long now, Consumer<Watched> told) {
        for (Stripe stripe : stripes) {
            List<Watched> released = new ArrayList<>();
            synchronized (stripe) {
                Watched eldest = stripe.lockedOut().eldest();
                while (eldest != null && eldest.until(terms) <= now) {
                    released.add(eldest.copy());
                    eldest.release();
                    stripe.settle(eldest);
                    eldest = stripe.lockedOut().eldest();
                }
            }
            released.forEach(told);
        }
    }

    /** The clock was set back to this time: nothing happened later. */
    void notLaterThan(long now) {
        each(stripe -> {
            for (Line line : List.of(stripe.lockedOut(), stripe.ignored(), stripe.marked())) {
                for (Watched watched = line.eldest(); watched != null; watched = watched.younger) {
                    watched.notLaterThan(now);
                }
            }
        });
    }

    /** Forgets this one; what it was like. */
    @Nullable
    Watched remove(long key) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            Watched watched = stripe.find(key);
            if (watched != null) {
                stripe.remove(watched);
            }
            return watched;
        }
    }

    void clear() {
        each(stripe -> {
            for (Line line : List.of(stripe.lockedOut(), stripe.ignored(), stripe.marked())) {
                for (Watched eldest = line.eldest(); eldest != null; eldest = line.eldest()) {
                    stripe.remove(eldest);
                }
            }
        });
    }

    /** Copies of those in a line, of each stripe's at most so many that came last. */
    List<Watched> latest(Function<Stripe, Line> line, int most) {
        List<Watched> all = new ArrayList<>();
        each(stripe -> {
            Watched watched = line.apply(stripe).youngest();
            for (int i = 0; i < most && watched != null; i++) {
                Watched copy = watched.copy();
                copy.lastSeen = watched.lastSeen;
                all.add(copy);
                watched = watched.older;
            }
        });
        return all;
    }

    void write(DataOutputStream out) throws IOException {
        for (Stripe stripe : stripes) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            try (DataOutputStream all = new DataOutputStream(part)) {
                synchronized (stripe) { // to memory: arrivals must not wait for the disk
                    for (Line line : List.of(stripe.marked(), stripe.ignored(), stripe.lockedOut())) {
                        writeAll(line, all);
                    }
                }
            }
            part.writeTo(out);
        }
        out.writeByte(END);
    }

    private static void writeAll(Line line, DataOutputStream out) throws IOException {
        for (Watched watched = line.eldest(); watched != null; watched = watched.younger) {
            out.writeByte(WATCHED);
            watched.write(out);
        }
    }

    /** Takes those that were written, in the order in which they last came: they may be of other stripes now. */
    void read(DataInputStream in) throws IOException {
        List<Watched> all = new ArrayList<>();
        for (int next = in.readByte(); next == WATCHED; next = in.readByte()) {
            all.add(Watched.read(in));
        }
        all.sort(Comparator.comparingLong(each -> each.lockedOut() ? each.lastAttempt : each.lastSeen));
        for (Watched watched : all) {
            Stripe stripe = stripe(watched.key);
            synchronized (stripe) {
                stripe.take(watched);
            }
        }
    }
}
