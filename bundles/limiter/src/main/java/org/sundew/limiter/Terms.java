package org.sundew.limiter;

import org.sundew.event.LimitMark;
import org.sundew.event.PortLimit;
import org.sundew.event.Transport;

/**
 * What holds for the visitors of one transport. Every limit is a number that may be reached and not exceeded; {@link #NONE}
 * where there is none, so that a comparison is all that the hot path needs.
 *
 * @param clients           how many sessions all visitors together may have open
 * @param concurrent        how many one visitor may have open
 * @param concurrentLocksOut whether more than that locks it out; otherwise just they are closed
 * @param connections       how many connections one visitor may make, to one port if {@code perPort}
 * @param network           how many the visitors of one IPv4 /24 may make together
 * @param ports             how many ports one visitor may try
 * @param scan              at how many it is a scan
 * @param lockOutMillis     how long a visitor must stay away to be let in again
 * @param ignoreMillis      after what time a visitor is no longer ignored
 * @param sample            every how many ignored visits one is recorded; 0 = none
 */
record Terms(
        Transport transport,
        Limit clients,
        Limit concurrent,
        boolean concurrentLocksOut,
        Limit connections,
        boolean perPort,
        boolean connectionsLockOut,
        Limit network,
        Limit ports,
        Limit scan,
        long lockOutMillis,
        long ignoreMillis,
        long sample,
        Limit global) {

    static final long NONE = Long.MAX_VALUE;
    /** The key of a listen for its port's own limit. */
    static final String OWN = "listen.visits.max.per.ip";

    /** A limit: its key and what it allows. */
    record Limit(String key, long allowed) {
        boolean exists() {
            return allowed != NONE;
        }

        LimitMark mark() {
            return new LimitMark(key, allowed);
        }
    }

    /** How many connections are allowed where this is the port's own limit. */
    long connections(PortLimit own) {
        return own.connections() > 0 ? own.connections() : connections.allowed();
    }

    /** Whether too many connections to a port with this limit of its own lock out; otherwise they are ignored. */
    boolean locksOut(PortLimit own) {
        return own.connections() > 0 ? own.lockOut() : connectionsLockOut;
    }

    /** The same with its name. */
    Limit limit(PortLimit own) {
        return own.connections() > 0 ? new Limit(OWN, own.connections()) : connections;
    }

    /** The key that says how long visitors are locked out. */
    String lockOutKey() {
        Transport by = transport == Transport.UDP ? Transport.TCP : transport;
        return by.label() + ".lock.out.minutes";
    }

    /** How many ports of one visitor have to be told apart. */
    int portsToTell() {
        long most = Math.max(ports.exists() ? ports.allowed() : 0, scan.exists() ? scan.allowed() : 0);
        return (int) Math.max(64, Math.min(1024, most) + 1);
    }
}
