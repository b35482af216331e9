package org.sundew.intake.door;

import org.jspecify.annotations.Nullable;
import org.sundew.event.Transport;

/**
 * What the ledger remembers of one visitor. Guarded by its stripe.
 *
 * <p>It is itself the tally of the transport it first came by, and most come by one: with a quarter of a million of them in
 * memory an arrival waits for the memory and little else, so one object instead of three halves its time.
 */
final class Visitor extends Tally {
    /** How often the clock's hand passes a visitor that came back often, before it is forgotten. */
    static final int MOST_USES = 3;

    final long key;
    final long firstSeen;
    long lastSeen;
    /** Sessions open, by any transport. */
    int openAll;
    /** Where it is in the stripe's ring. */
    int place;
    /** The next one in the same bucket. */
    @Nullable
    Visitor next;

    private byte uses;

    Visitor(long key, Transport transport, long now) {
        super(transport);
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
        return openAll == 0;
    }

    /** The hand of the clock passes: takes one use away, and tells whether there was none left. */
    boolean worn() {
        return uses-- <= 0;
    }

    /** Counts from zero again, by every transport. */
    void resetAll() {
        for (Tally tally = this; tally != null; tally = tally.another) {
            tally.reset();
        }
    }

    /** Its arrivals by this transport, begun if there are none yet. */
    Tally by(Transport wanted) {
        Tally tally = find(wanted);
        if (tally == null) {
            tally = new Tally(wanted);
            tally.another = another;
            another = tally;
        }
        return tally;
    }

    /** Its arrivals by this transport, if there are any. */
    @Nullable
    Tally find(Transport wanted) {
        Tally tally = this;
        while (tally != null && tally.transport != wanted) {
            tally = tally.another;
        }
        return tally;
    }
}
