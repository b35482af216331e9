package org.sundew.listener;

import java.util.List;
import org.sundew.event.Listen;
import org.sundew.sim.SimServer;

/** What a port serves at the moment: one immutable snapshot, swapped as a whole. */
record Serving(
        SimServer sim,
        SimFaults faults,
        Listen listen,
        VisitLimits limits,
        boolean tls,
        boolean proxied,
        List<Network> trusted) {

    static Serving of(SimServer sim, SimFaults faults, ListenSettings settings, int port, String scenario) {
        return new Serving(
                sim,
                faults,
                settings.listen(port, scenario),
                settings.limits(),
                settings.tls(),
                settings.proxied(),
                settings.trusted());
    }
}
