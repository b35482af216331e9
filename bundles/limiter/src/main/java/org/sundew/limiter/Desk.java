package org.sundew.limiter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;

/**
 * Judges the arrivals of one transport. Thread-safe.
 *
 * <p><b>The hot path.</b> An arrival of a visitor that no limit has hit takes its place in the window and passes: a hash, some
 * comparisons, one compare-and-set; no lock while nobody of its stripe is watched, nothing allocated. A visitor that is locked
 * out costs one short lock and gets a constant verdict.
 */
final class Desk {
    /** A limit that is not exceeded for so long is told of again. */
    static final long EPISODE_MILLIS = 60_000;

    private static final long NETWORK = ~0xFFL;

    private final Clock clock;
    private final Watchlist visitors;
    /** IPv4 /24 networks, each counted here from the first arrival; nobody while there is no such limit. */
    private final Watchlist networks;

    private final Window window;
    private final AtomicLong fullAt = new AtomicLong();

    Desk(Clock clock, int bound, long seed) {
        this.clock = clock;
        this.visitors = new Watchlist(bound, seed);
        this.networks = new Watchlist(bound, seed);
        this.window = new Window(clock.millis());
    }

    Watchlist visitors() {
        return visitors;
    }

    Watchlist networks() {
        return networks;
    }

    Window window() {
        return window;
    }

    /** The /24 of an IPv4 visitor. */
    static long network(long visitor) {
        return visitor & NETWORK;
    }

    Verdict judge(Arrival arrival, Terms terms) {
        Stripe stripe = visitors.stripe(arrival.visitor());
        Verdict verdict = stripe.empty() ? null : ofWatched(stripe, arrival, terms);
        if (verdict == null) {
            verdict = within(arrival, terms) ? Verdict.PASS : hit(stripe, arrival, terms);
        }
        return verdict.door() == Door.OPEN ? together(verdict, arrival, terms) : verdict;
    }

    /** Whether an arrival of a visitor that is not watched keeps within every limit. */
    static boolean within(Arrival arrival, Terms terms) {
        boolean perPort = terms.perPort() || arrival.visit().listen().limit().connections() > 0;
        return arrival.openAll() <= terms.clients().allowed()
                && arrival.openNow() <= terms.concurrent().allowed()
                && (perPort ? arrival.onPort() : arrival.general())
                        <= terms.connections(arrival.visit().listen().limit())
                && arrival.ports() <= terms.ports().allowed()
                && (arrival.ports() < terms.scan().allowed() || arrival.onPort() > 1);
    }

    /** The verdict on a watched visitor; null if this one is not watched. */
    private @Nullable Verdict ofWatched(Stripe stripe, Arrival arrival, Terms terms) {
        long started = arrival.visit().started().toEpochMilli();
        synchronized (stripe) {
            Watched watched = stripe.find(arrival.visitor());
            if (watched == null) {
                return null;
            }
            if (Assessment.refuses(watched, arrival, terms, started)) {
                watched.attempt(started);
                watched.lastSeen = started;
                stripe.settle(watched);
                return Verdicts.REFUSED;
            }
            return assess(stripe, watched, arrival, terms);
        }
    }

    private Verdict hit(Stripe stripe, Arrival arrival, Terms terms) {
        synchronized (stripe) {
            return assess(stripe, stripe.find(arrival.visitor()), arrival, terms);
        }
    }

    private Verdict assess(Stripe stripe, @Nullable Watched present, Arrival arrival, Terms terms) {
        long now = Math.max(clock.millis(), arrival.visit().started().toEpochMilli());
        Assessment assessment = new Assessment(
                arrival,
                terms,
                now,
                window.locked(),
                present,
                toLockOut -> stripe.add(arrival.visitor(), toLockOut),
                this::filled);
        Verdict verdict = assessment.verdict();
        Watched watched = assessment.watched();
        if (watched != null) {
            watched.lastSeen = now;
            stripe.settle(watched);
        }
        return verdict;
    }

    private boolean filled(long now) {
        return now - fullAt.getAndSet(now) > EPISODE_MILLIS;
    }

    /** The limits on many visitors together, for one that keeps within its own. */
    private Verdict together(Verdict verdict, Arrival arrival, Terms terms) {
        if (terms.network().exists() && VisitorKey.ipv4(arrival.visitor())) {
            Verdict refused = ofNetwork(verdict, arrival, terms);
            if (refused != null) {
                return refused;
            }
        }
        return window.admit() ? verdict : lockUp(verdict, terms);
    }

    private @Nullable Verdict ofNetwork(Verdict verdict, Arrival arrival, Terms terms) {
        long key = network(arrival.visitor());
        long now = arrival.visit().started().toEpochMilli();
        Stripe stripe = networks.stripe(key);
        synchronized (stripe) {
            Watched found = stripe.find(key);
            Watched watched = found == null ? stripe.add(key, false) : found;
            if (watched == null) {
                return null;
            }
            watched.lastSeen = now;
            Finding finding = ofNetwork(watched, terms, now);
            boolean refused = watched.lockedOut();
            stripe.settle(watched);
            if (finding == null) {
                return refused ? Verdicts.REFUSED : null;
            }
            return Verdicts.and(verdict, refused ? Verdicts.REFUSED : verdict, finding);
        }
    }

    /** Counts an arrival of this network; what there is to tell of it. */
    private static @Nullable Finding ofNetwork(Watched watched, Terms terms, long now) {
        String name = Tellings.name(watched.key, true);
        Finding finding = null;
        if (watched.lockedOut()) {
            if (now < watched.until(terms)) {
                watched.attempt(now);
                return null;
            }
            finding = Tellings.released(name, terms, watched.lockedBy, watched.attempts);
            watched.release();
        }
        Count kept = watched.find(Count.GENERAL);
        Count count = kept == null ? watched.add(Count.GENERAL) : kept;
        count.count++;
        if (count.count > terms.network().allowed()) {
            watched.lockOut(terms.network(), now, 0);
            return Tellings.lockedOut(name, terms, terms.network());
        }
        return finding;
    }

    private Verdict lockUp(Verdict verdict, Terms terms) {
        return switch (window.admitOrLockUp(clock.millis())) {
            case LET_IN -> verdict;
            case LOCKED_UP -> Verdicts.and(verdict, Verdicts.REFUSED, Tellings.lockedUp(terms));
            case REFUSED -> Verdicts.with(Verdicts.REFUSED, verdict.findings(), null);
        };
    }

    /** Time has passed. */
    void tick(Terms terms, Consumer<Finding> told) {
        long now = clock.millis();
        visitors.release(terms, now, each -> told.accept(released(each, terms, false)));
        networks.release(terms, now, each -> told.accept(released(each, terms, true)));
        window.roll(now).ifPresent(room -> told.accept(reopened(terms, room)));
    }

    private static Finding released(Watched watched, Terms terms, boolean network) {
        return Tellings.released(Tellings.name(watched.key, network), terms, watched.lockedBy, watched.attempts);
    }

    private static Finding reopened(Terms terms, long room) {
        return Tellings.reopened(terms.transport(), terms.global(), room);
    }

    /** Takes new bounds. */
    void bound(Terms terms, Settings settings, Consumer<Finding> told) {
        visitors.bound(settings.watched());
        networks.bound(settings.watched());
        if (!terms.network().exists()) {
            networks.clear();
        }
        window.bound(terms.global().allowed(), settings.windowMillis(), clock.millis())
                .ifPresent(room -> told.accept(reopened(terms, room)));
    }

    /** The clock was set back to this time: nothing happened later. */
    void notLaterThan(long now) {
        visitors.notLaterThan(now);
        networks.notLaterThan(now);
        window.notLaterThan(now);
        fullAt.updateAndGet(at -> Math.min(at, now));
    }

    void write(DataOutputStream out) throws IOException {
        visitors.write(out);
        networks.write(out);
        window.write(out);
        out.writeLong(fullAt.get());
    }

    void read(DataInputStream in) throws IOException {
        visitors.read(in);
        networks.read(in);
        window.read(in);
        fullAt.set(in.readLong());
    }

    /** What this would say of an arrival, without a change. */
    Foresight foresee(Arrival arrival, Terms terms) {
        Stripe stripe = visitors.stripe(arrival.visitor());
        Watched copy;
        synchronized (stripe) {
            Watched watched = stripe.find(arrival.visitor());
            copy = watched == null ? null : watched.copy();
        }
        Stripe others = networks.stripe(network(arrival.visitor()));
        Watched network;
        synchronized (others) {
            Watched watched = others.find(network(arrival.visitor()));
            network = watched == null ? null : watched.copy();
        }
        return new Foresight(arrival, terms, clock.millis(), copy, network, window.view());
    }
}
