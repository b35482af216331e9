package org.sundew.listener;

import org.sundew.event.Transport;

/** What holds for a listen that does not say otherwise. */
record Defaults(BindNames bind, VisitLimits tcp, VisitLimits udp) {
    /** The scenario of a listen that names none. */
    static final String SCENARIO = "main";

    VisitLimits limits(Transport transport) {
        return transport == Transport.UDP ? udp : tcp;
    }
}
