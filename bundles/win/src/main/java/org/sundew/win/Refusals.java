package org.sundew.win;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that were refused: counted, and logged at the first and every hundredth, so that nobody can fill the log. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int TOLD = 100;

    private final Counters counters;

    Refusals(Counters counters) {
        this.counters = counters;
    }

    /** One more, of this peer, and why in our own words. */
    void add(InetAddress peer, String why) {
        long count = counters.refused.incrementAndGet();
        if (count % TOLD == 1) {
            LOG.warn(
                    "{} connections to the port for Windows events were refused; the last was of {}: {}",
                    count,
                    peer.getHostAddress(),
                    why);
        }
    }
}
