package org.sundew.intake.door;

import org.jspecify.annotations.Nullable;
import org.sundew.event.Transport;

/** What the ledger remembers of one visitor. Guarded by its stripe. */
final class Visitor {
    /** How often the clock's hand passes a visitor that came back often, before it is forgotten. */
    static final int MOST_USES = 3;

    final long key;
    final long firstSeen;
    long lastSeen;
    /** Sessions open, by any transport. */
    int open;
    /** Where it is in the stripe's ring. */
    int place;
    /** The next one in the same bucket. */
    @Nullable
    Visitor next;

    private byte uses;
    private @Nullable Tally tallies;

    Visitor(long key, long now) {
        this.key = key;
        this.firstSeen = now;
        this.lastSeen = now;
    }

    /** It came once more. */
    void seen(long now) {
        lastSeen = Math.max(lastSeen, now);
        if (uses < MOST_USES) {
            uses++;
        }
    }

    /**
     * Whether nothing forbids forgetting it. A visitor with open sessions is never forgotten; whatever else has to outlive
     * idle visitors, as a running lock-out, belongs here.
     */
    boolean idle() {
        return open == 0;
    }

    /** The hand of the clock passes: takes one use away, and tells whether there was none left. */
    boolean worn() {
        return uses-- <= 0;
    }

    /** Its arrivals by this transport, begun if there are none yet. */
    Tally by(Transport transport) {
        Tally tally = find(transport);
        if (tally == null) {
            tally = new Tally(transport, tallies);
            tallies = tally;
        }
        return tally;
    }

    /** Its arrivals by this transport, if there are any. */
    @Nullable
    Tally find(Transport transport) {
        Tally tally = tallies;
        while (tally != null && tally.transport != transport) {
            tally = tally.next;
        }
        return tally;
    }
}
