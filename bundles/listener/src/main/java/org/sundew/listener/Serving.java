package org.sundew.listener;

import java.net.InetAddress;
import java.util.List;
import org.sundew.event.Listen;
import org.sundew.sim.SimServer;

/**
 * What a port serves at the moment: one immutable snapshot, swapped as a whole.
 *
 * @param trusted whose PROXY header is believed; unused unless {@code proxied}
 */
record Serving(
        SimServer sim,
        SimFaults faults,
        Tally tally,
        Listen listen,
        VisitLimits limits,
        String persona,
        boolean tls,
        boolean proxied,
        List<Network> trusted) {

    boolean trusts(InetAddress proxy) {
        return trusted.stream().anyMatch(each -> each.contains(proxy));
    }
}
