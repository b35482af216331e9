package org.sundew.listener;

import java.util.List;
import java.util.Set;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

/**
 * One listen as configured, checked.
 *
 * @param ports     sensor ports, without the offset
 * @param scenarios where it is open; {@code *} is every one
 * @param persona   who is played; blank is the sensor's own choice
 * @param trusted   whose PROXY header is believed; unused unless {@code proxied}
 */
record ListenSettings(
        String name,
        String simKind,
        Transport transport,
        List<Integer> ports,
        BindNames bind,
        Set<String> scenarios,
        boolean enabled,
        Severity severity,
        PortLimit limit,
        VisitLimits limits,
        String persona,
        boolean tls,
        boolean proxied,
        List<Network> trusted) {

    /** The scenario name that means every one. */
    static final String EVERY = "*";

    boolean belongsTo(String scenario) {
        return scenarios.contains(EVERY) || scenarios.contains(scenario);
    }

    /** What a visit to this port says of where it came in. */
    Listen listen(int port, String scenario) {
        return new Listen(name, simKind, transport, port, scenario, severity, limit);
    }
}
