package org.sundew.limiter;

import org.jspecify.annotations.Nullable;

/**
 * A count of one visitor's arrivals that the limiter keeps itself: since it began to ignore them, or since a lock-out ended. To
 * one port, or to all that have no limit of their own. Guarded by the visitor's stripe.
 */
final class Count {
    /** Not a port: all ports without a limit of their own. */
    static final int GENERAL = -1;
    /** Not a port: all ports beyond those that are told apart. */
    static final int OTHERS = 1 << 16;

    final int port;
    long count;
    /** When ignoring began, or 0. */
    long ignoredSince;
    /** What was allowed when it last went beyond. */
    long allowed;
    /** The ledger's total then, or 0 if the count does not go by the ledger. */
    long fromTotal;
    /** The visitor's next one. */
    @Nullable
    Count next;

    Count(int port) {
        this.port = port;
    }

    boolean ignoring() {
        return ignoredSince != 0;
    }

    /** Begins again with the arrival at hand. */
    void restart() {
        count = 1;
        ignoredSince = 0;
        fromTotal = 0;
    }

    /** The clock was set back to this time: nothing happened later. */
    void notLaterThan(long now) {
        ignoredSince = Math.min(ignoredSince, now);
    }

    Count copy() {
        Count copy = new Count(port);
        copy.count = count;
        copy.allowed = allowed;
        copy.ignoredSince = ignoredSince;
        copy.fromTotal = fromTotal;
        return copy;
    }
}
