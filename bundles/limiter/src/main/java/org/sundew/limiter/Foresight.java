package org.sundew.limiter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Explanation;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.gate.Weighed;
import org.sundew.limiter.Terms.Limit;

/** What a desk would say of an arrival, and by what: judged over copies, by the code that judges in earnest. */
final class Foresight {
    private final Arrival arrival;
    private final Terms terms;
    private final long now;
    private final @Nullable Watched network;
    private final Window.View window;
    private final Assessment assessment;
    private final String lockOut;
    private final List<Weighed> weighed = new ArrayList<>();

    Foresight(
            Arrival arrival,
            Terms terms,
            long now,
            @Nullable Watched visitor,
            @Nullable Watched network,
            Window.View window) {
        this.arrival = arrival;
        this.terms = terms;
        this.now = now;
        this.network = network;
        this.window = window;
        this.lockOut = lockOut(visitor);
        this.assessment = new Assessment(
                arrival,
                terms,
                now,
                window.locked(),
                visitor,
                toLockOut -> new Watched(arrival.visitor()),
                crowded -> true);
    }

    private String lockOut(@Nullable Watched watched) {
        if (watched == null || !watched.lockedOut()) {
            return "not locked out";
        }
        Instant until = Instant.ofEpochMilli(watched.until(terms));
        String state = now < watched.until(terms) ? "locked out until " : "its lock-out ended at ";
        return state + until + ", for more than " + watched.lockedBy.allowed() + " by " + watched.lockedBy.key() + ", "
                + watched.attempts + " attempts since";
    }

    Explanation explanation() {
        Verdict own = assessment.verdict();
        boolean open = own.door() == Door.OPEN;
        boolean ofNetwork = open && refusesNetwork();
        boolean full = open && !ofNetwork && (window.locked() || window.used() >= window.allowed());
        weigh(terms.lockOutKey(), assessment.decidedBy().equals(terms.lockOutKey()), lockOut);
        weighVisitor();
        weighTogether(ofNetwork, full);
        return new Explanation(ofNetwork || full ? Verdicts.REFUSED : own, weighed);
    }

    private void weighVisitor() {
        weigh(terms.clients(), arrival.openAll(), "sessions open in all");
        weigh(terms.concurrent(), arrival.openNow(), "sessions of this visitor open");
        String what = terms.perPort() || arrival.visit().listen().limit().connections() > 0 ? " to this port" : "";
        weigh(
                terms.limit(arrival.visit().listen().limit()),
                assessment.connections(),
                "connections of this visitor" + what);
        weigh(terms.ports(), assessment.ports(), "ports tried by this visitor");
        if (terms.scan().exists()) {
            weigh(
                    terms.scan().key(),
                    false,
                    assessment.ports() + " ports tried by this visitor, told of at "
                            + terms.scan().allowed());
        }
    }

    private void weighTogether(boolean ofNetwork, boolean full) {
        if (terms.network().exists() && VisitorKey.ipv4(arrival.visitor())) {
            weigh(terms.network().key(), ofNetwork, ofItsNetwork());
        }
        if (terms.global().exists()) {
            String state = window.locked()
                    ? "locked up since " + Instant.ofEpochMilli(window.since()) + ", seen to next at "
                            + Instant.ofEpochMilli(window.check()) + "; "
                    : "";
            weigh(
                    terms.global().key(),
                    full || assessment.decidedBy().equals(terms.global().key()),
                    state + window.used() + " let in within the window of " + window.allowed() + " allowed");
        }
    }

    private void weigh(Limit limit, long count, String what) {
        if (limit.exists()) {
            String reached =
                    count > limit.allowed() ? "exceeded: " : count == limit.allowed() ? "reached: " : "not reached: ";
            weigh(
                    limit.key(),
                    assessment.decidedBy().equals(limit.key()),
                    reached + count + " " + what + ", " + limit.allowed() + " allowed");
        }
    }

    private void weigh(String key, boolean decides, String reason) {
        weighed.add(new Weighed(key, decides, reason));
    }

    private boolean networkLockedOut() {
        return network != null && network.lockedOut() && now < network.until(terms);
    }

    private long networkCount() {
        Count count = network == null || network.lockedOut() ? null : network.find(Count.GENERAL);
        return count == null ? 1 : count.count + 1;
    }

    private boolean refusesNetwork() {
        return terms.network().exists()
                && VisitorKey.ipv4(arrival.visitor())
                && (networkLockedOut() || networkCount() > terms.network().allowed());
    }

    private String ofItsNetwork() {
        String name = Tellings.name(Desk.network(arrival.visitor()), true);
        return networkLockedOut()
                ? name + " is locked out"
                : networkCount() + " connections from " + name + ", "
                        + terms.network().allowed() + " allowed";
    }
}
