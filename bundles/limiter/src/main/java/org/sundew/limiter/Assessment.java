package org.sundew.limiter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.sundew.event.LimitMark;
import org.sundew.event.PortLimit;
import org.sundew.gate.Arrival;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.limiter.Terms.Limit;

/**
 * One arrival held against the limits of its visitor, where the hot path could not decide. Made for one arrival, under the lock
 * of the visitor's stripe; or over a copy of what is remembered, to foretell the verdict without a change.
 *
 * <p><b>Which count.</b> The ledger numbers the arrivals of a visitor in the order in which they came; limits compare with that,
 * so that exactly as many pass as are allowed, in whatever order threads get to judge them. An arrival that the ledger counted
 * before the one that locked the visitor out is therefore still judged as if it had not ({@link #early}), and so is one counted
 * before ignoring began, if by the ledger's count it passes. Once a lock-out ended, or while a visitor is ignored, counts are
 * kept here, in the order of judgement.
 */
final class Assessment {
    private final Arrival arrival;
    private final Terms terms;
    private final long now;
    private final boolean lockedUp;
    private final Room room;
    private final LongPredicate filled;
    private final PortLimit own;
    private final List<Finding> findings = new ArrayList<>(1);
    private @Nullable Watched watched;
    private @Nullable Count scope;
    private @Nullable LimitMark mark;
    private long connections;
    private int ports;
    private boolean newPort;
    private String decidedBy = "";

    /** Where a visitor is remembered that was not yet. */
    @FunctionalInterface
    interface Room {
        @Nullable
        Watched get(boolean toLockOut);
    }

    /**
     * @param watched what is remembered of the visitor
     * @param filled  told of the moment when there are too many clients; whether that is news
     */
    Assessment(
            Arrival arrival,
            Terms terms,
            long now,
            boolean lockedUp,
            @Nullable Watched watched,
            Room room,
            LongPredicate filled) {
        this.arrival = arrival;
        this.terms = terms;
        this.now = now;
        this.lockedUp = lockedUp;
        this.watched = watched;
        this.room = room;
        this.filled = filled;
        this.own = arrival.visit().listen().limit();
    }

    /** Whether the ledger counted this arrival before the one that locked the visitor out. */
    static boolean early(Arrival arrival, long total, long since) {
        return arrival.total() < total && arrival.visit().started().toEpochMilli() <= since;
    }

    /** Whether this visitor is locked out as far as this arrival is concerned. */
    static boolean refuses(Watched watched, Arrival arrival, Terms terms, long now) {
        return watched.lockedOut()
                && now < watched.until(terms)
                && !early(arrival, watched.lockedAt, watched.lockedSince);
    }

    /** What is remembered of the visitor now. */
    @Nullable
    Watched watched() {
        return watched;
    }

    /** The key of the limit that made the verdict what it is, or empty. */
    String decidedBy() {
        return decidedBy;
    }

    /** How many connections count, this one included. */
    long connections() {
        return connections;
    }

    /** How many ports count. */
    int ports() {
        return ports;
    }

    Verdict verdict() {
        Watched present = watched;
        if (present != null && refuses(present, arrival, terms, now)) {
            present.attempt(now);
            decidedBy = terms.lockOutKey();
            return Verdicts.REFUSED;
        }
        if (present != null && present.lockedOut() && now >= present.until(terms)) {
            findings.add(Tellings.released(name(), terms, present.lockedBy, present.attempts));
            present.release();
        }
        count();
        if (lockedUp) {
            decidedBy = terms.global().key();
            return end(Verdicts.REFUSED);
        }
        return crowd();
    }

    private String name() {
        return Tellings.name(arrival.visitor(), false);
    }

    private Verdict end(Verdict plain) {
        return Verdicts.with(plain, findings, mark);
    }

    /** Finds the counts that hold for this arrival, and counts it where they are kept here. */
    private void count() {
        int port = arrival.visit().listen().port();
        boolean general = own.connections() == 0 && !terms.perPort();
        ports = arrival.ports();
        newPort = arrival.onPort() == 1;
        connections = general ? arrival.general() : arrival.onPort();
        Watched present = watched;
        if (present == null) {
            return;
        }
        if (present.renewed) {
            countAnew(present, port, general);
        } else {
            Count kept = present.find(general ? Count.GENERAL : port);
            boolean early = kept != null && early(arrival, kept.fromTotal, kept.ignoredSince);
            if (kept == null || (early && connections <= terms.connections(own))) {
                return;
            }
            kept.count++;
            scope = kept;
        }
        settleScope();
    }

    private void countAnew(Watched present, int port, boolean general) {
        Count onPort = present.port(port, terms.portsToTell());
        newPort = onPort.count == 0;
        onPort.count++;
        ports = present.ports();
        Count all = onPort;
        if (general) {
            Count kept = present.find(Count.GENERAL);
            all = kept == null ? present.add(Count.GENERAL) : kept;
            all.count++;
        }
        scope = all;
    }

    /** Ends the ignoring that is over. */
    private void settleScope() {
        Count kept = scope;
        if (kept == null) {
            return;
        }
        if (kept.ignoring() && now - kept.ignoredSince >= terms.ignoreMillis()) {
            kept.restart();
        } else if (kept.count <= terms.connections(own)) {
            kept.ignoredSince = 0;
        }
        connections = kept.count;
    }

    /** The sessions that are open. */
    private Verdict crowd() {
        if (arrival.openAll() > terms.clients().allowed()) {
            decidedBy = terms.clients().key();
            if (filled.test(now)) {
                findings.add(Tellings.full(terms));
            }
            return end(Verdicts.REFUSED);
        }
        if (arrival.openNow() <= terms.concurrent().allowed()) {
            return frequency();
        }
        if (terms.concurrentLocksOut()) {
            return lockOut(terms.concurrent(), watched != null && watched.renewed);
        }
        decidedBy = terms.concurrent().key();
        Watched present = remembered(false);
        if (present != null) {
            if (now - present.crowdedAt > Desk.EPISODE_MILLIS) {
                findings.add(Tellings.crowded(arrival.visitor(), terms));
            }
            present.crowdedAt = now;
        }
        return end(Verdicts.CLOSED);
    }

    /** The connections that were made. */
    private Verdict frequency() {
        long allowed = terms.connections(own);
        if (connections <= allowed) {
            return variety(Verdict.PASS);
        }
        if (terms.locksOut(own)) {
            return lockOut(terms.limit(own), scope != null);
        }
        decidedBy = terms.limit(own).key();
        return variety(sampled(ignored(allowed), allowed) ? Verdict.PASS : Verdicts.IGNORED);
    }

    /** Ignores the visitor, from now on or as before; its count if there is room to remember it. */
    private @Nullable Count ignored(long allowed) {
        Count kept = scope;
        Watched present = kept == null ? remembered(false) : watched;
        if (present == null) {
            return null;
        }
        if (kept == null) {
            boolean general = own.connections() == 0 && !terms.perPort();
            kept = present.add(
                    general ? Count.GENERAL : arrival.visit().listen().port());
            kept.fromTotal = arrival.total();
        }
        kept.allowed = allowed;
        if (!kept.ignoring()) {
            kept.ignoredSince = now;
            kept.count = allowed + 1;
            findings.add(Tellings.ignored(arrival.visitor(), terms, terms.limit(own)));
        }
        return kept;
    }

    private boolean sampled(@Nullable Count kept, long allowed) {
        boolean recorded = kept != null && terms.sample() > 0 && (kept.count - allowed) % terms.sample() == 0;
        if (recorded) {
            mark = terms.limit(own).mark();
        }
        return recorded;
    }

    /** The ports that were tried. */
    private Verdict variety(Verdict sofar) {
        if (ports >= terms.scan().allowed() && newPort) {
            Watched present = remembered(false);
            if (present == null || !present.scanTold) {
                findings.add(Tellings.scan(arrival.visitor(), terms, ports));
            }
            if (present != null) {
                present.scanTold = true;
            }
        }
        if (ports > terms.ports().allowed()) {
            return lockOut(terms.ports(), watched != null && watched.renewed);
        }
        return end(sofar);
    }

    private Verdict lockOut(Limit limit, boolean countedHere) {
        decidedBy = limit.key();
        mark = null;
        Watched present = remembered(true);
        if (present != null && !present.lockedOut()) {
            present.lockOut(limit, now, countedHere ? 0 : arrival.total());
            findings.add(Tellings.lockedOut(name(), terms, limit));
        }
        return end(Verdicts.REFUSED);
    }

    private @Nullable Watched remembered(boolean toLockOut) {
        if (watched == null) {
            watched = room.get(toLockOut);
        }
        return watched;
    }
}
