package org.sundew.listener;

import java.util.Optional;
import org.sundew.admin.Problem;

/**
 * What the listener's own configuration says.
 *
 * @param scenario the active one
 * @param offset   added to sensor ports below 1024
 * @param problem  what in it could not be used
 */
record Setup(String scenario, int offset, Defaults defaults, Bounds bounds, Optional<Problem> problem) {
    private static final int PRIVILEGED_BELOW = 1024;

    /**
     * How much a visit may send and how much is kept of it, where the listener's configuration does not say.
     *
     * @param receive in bytes
     * @param log     in bytes
     */
    record Sizes(long receive, int log) {
        /** Where nobody says. */
        static final Sizes USUAL = new Sizes(1 << 20, 64 << 10);
    }

    static Setup of(Listener.Config config, BindNames otherwise) {
        return of(config, otherwise, Sizes.USUAL);
    }

    /** The setup of this configuration; if its {@code bind} cannot be used, this one holds instead. */
    static Setup of(Listener.Config config, BindNames otherwise, Sizes sizes) {
        BindNames bind = otherwise;
        Optional<Problem> problem = Optional.empty();
        try {
            bind = BindNames.parse(config.bind());
        } catch (IllegalArgumentException e) {
            String what = e.getMessage() + "; " + otherwise.text() + " holds";
            problem = Optional.of(new Problem(Listener.NAME + ".cfg", "bind", config.bind(), what));
        }
        return new Setup(
                config.scenario(),
                config.privileged_port_offset(),
                defaults(config, bind, sizes),
                bounds(config),
                problem);
    }

    private static Defaults defaults(Listener.Config config, BindNames bind, Sizes sizes) {
        int visit = config.visit_seconds();
        long receive = config.receive_bytes() > 0 ? config.receive_bytes() : sizes.receive();
        int log = config.log_bytes() >= 0 ? config.log_bytes() : sizes.log();
        return new Defaults(
                bind,
                new VisitLimits(config.idle_seconds(), visit, receive, log),
                new VisitLimits(config.udp_idle_seconds(), visit, receive, log));
    }

    private static Bounds bounds(Listener.Config config) {
        return new Bounds(
                config.send_pending_bytes(),
                config.buffer_bytes(),
                config.udp_sessions_max(),
                config.udp_reflection_factor(),
                config.udp_reflection_allowance(),
                config.proxy_seconds());
    }

    /** The port to bind for this sensor port. */
    int bindPort(int port) {
        return port > 0 && port < PRIVILEGED_BELOW ? port + offset : port;
    }

    Setup withScenario(String next) {
        return new Setup(next, offset, defaults, bounds, problem);
    }
}
