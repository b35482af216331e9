package org.sundew.limiter;

import java.util.concurrent.TimeUnit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Finding;
import org.sundew.gate.VisitorKey;
import org.sundew.limiter.Terms.Limit;

/** What is told of each change of state, in words for people; never a visitor's. */
final class Tellings {
    private Tellings() {}

    /** The visitor's address, or the network as {@code 192.0.2.0/24}. */
    static String name(long key, boolean network) {
        return network ? VisitorKey.text(key) + "/24" : VisitorKey.text(key);
    }

    static Finding scan(long visitor, Terms terms, long ports) {
        return finding(
                "port-scan",
                terms.scan(),
                Severity.HIGH,
                name(visitor, false) + " has tried " + ports + " "
                        + terms.transport().label() + " ports");
    }

    static Finding lockedOut(String who, Terms terms, Limit limit) {
        return finding(
                "locked-out",
                limit,
                Severity.MEDIUM,
                who + " is locked out of " + terms.transport().label() + " until it has kept away for "
                        + minutes(terms.lockOutMillis()) + ": more than " + limit.allowed() + " by " + limit.key());
    }

    static Finding released(String who, Terms terms, Limit limit, long attempts) {
        return finding(
                "released",
                limit,
                Severity.LOW,
                who + " may come in by " + terms.transport().label() + " again, after " + minutes(terms.lockOutMillis())
                        + " without an attempt and " + attempts + " refused before");
    }

    static Finding unlocked(String who, Terms terms, Limit limit, long attempts) {
        return finding(
                "released",
                limit,
                Severity.LOW,
                who + " may come in by " + terms.transport().label() + " again: an operator unlocked it, after "
                        + attempts + " refused attempts");
    }

    static Finding ignored(long visitor, Terms terms, Limit limit) {
        String recorded = terms.sample() == 0 ? "" : ", but for every " + terms.sample() + "th";
        return finding(
                "limit",
                limit,
                Severity.MEDIUM,
                name(visitor, false) + " is ignored by " + terms.transport().label()
                        + " from now on: served, and not recorded" + recorded);
    }

    static Finding crowded(long visitor, Terms terms) {
        return finding(
                "limit",
                terms.concurrent(),
                Severity.MEDIUM,
                name(visitor, false) + " has as many " + terms.transport().label()
                        + " sessions open as one visitor may;" + " further ones are closed");
    }

    static Finding full(Terms terms) {
        return finding(
                "limit",
                terms.clients(),
                Severity.HIGH,
                "as many " + terms.transport().label() + " sessions are open as may be; further visitors are refused");
    }

    static Finding lockedUp(Terms terms) {
        return finding(
                "locked-up",
                terms.global(),
                Severity.HIGH,
                terms.transport().label() + " is locked up: nobody is let in until less than "
                        + terms.global().allowed() + " came within the window; that is seen to every hour");
    }

    static Finding reopened(Transport transport, Limit limit, long room) {
        String many = room == Terms.NONE ? "as many as like" : room + " more";
        return finding(
                "reopened",
                limit,
                Severity.LOW,
                transport.label() + " is open again: " + many + " may come in for now");
    }

    private static Finding finding(String action, Limit limit, Severity severity, String description) {
        return new Finding(action, limit.key(), limit.exists() ? limit.allowed() : 0, severity, description);
    }

    private static String minutes(long millis) {
        return TimeUnit.MILLISECONDS.toMinutes(millis) + " min";
    }
}
