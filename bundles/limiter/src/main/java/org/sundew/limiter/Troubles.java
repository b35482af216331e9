package org.sundew.limiter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Accounts;
import org.sundew.admin.Limits.LockUp;
import org.sundew.admin.Problem;
import org.sundew.event.Transport;
import org.sundew.limiter.Terms.Limit;

/** What an operator should know or mend of the limits. Thread-safe. */
final class Troubles {
    private static final String FILE = Limiter.NAME + ".cfg";
    private static final long RECENT_MILLIS = 60_000;

    private final Desks desks;
    private volatile @Nullable Accounts ledger;
    private volatile boolean crowded;
    private long unwatched;
    private long unwatchedAt = Long.MIN_VALUE / 2;

    Troubles(Desks desks) {
        this.desks = desks;
    }

    void ledger(Accounts present) {
        ledger = present;
    }

    /** Looks whether somebody found no room since the last look. */
    synchronized void look(long now) {
        unwatchedAt = Math.min(unwatchedAt, now);
        long seen = desks.counts().unwatched();
        if (seen != unwatched) {
            unwatched = seen;
            unwatchedAt = now;
        }
        crowded = now - unwatchedAt < RECENT_MILLIS;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        desks.lockUps().forEach(each -> problems.add(lockedUp(each)));
        Terms tcp = desks.settings().terms(Transport.TCP);
        if (tcp.clients().exists()
                && tcp.concurrent().exists()
                && tcp.concurrent().allowed() >= tcp.clients().allowed()) {
            problems.add(
                    problem(tcp.concurrent(), "is not less than clients.max: one visitor can keep all others out"));
        }
        ports(tcp, problems);
        ports(desks.settings().terms(Transport.UDP), problems);
        if (crowded) {
            problems.add(new Problem(
                    FILE,
                    "watched.max",
                    Integer.toString(desks.settings().watched()),
                    "is reached: visitors are refused or ignored without being remembered"));
        }
        return problems;
    }

    private static Problem lockedUp(LockUp each) {
        return new Problem(
                FILE,
                each.limit(),
                Long.toString(each.allowed()),
                each.protocol() + " is locked up since " + each.since() + ": nobody is let in; seen to next at "
                        + each.check());
    }

    private void ports(Terms terms, List<Problem> problems) {
        Accounts present = ledger;
        int most = present == null ? Integer.MAX_VALUE : present.portsToldApart();
        for (Limit limit : List.of(terms.ports(), terms.scan())) {
            if (limit.exists() && limit.allowed() > most) {
                problems.add(problem(
                        limit,
                        "is more than visitors.ports.max in org.sundew.intake.cfg, " + most + ": it is never reached"));
            }
        }
    }

    private static Problem problem(Limit limit, String what) {
        return new Problem(FILE, limit.key(), Long.toString(limit.allowed()), what);
    }
}
