package org.sundew.sim.ssh;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;

/** Whoever wants to go on from here is told of and refused. */
final class Forwarding implements ForwardingFilter {
    @Override
    public boolean canForwardAgent(Session session, String requestType) {
        return tell(session, "agent", "", 0);
    }

    @Override
    public boolean canForwardX11(Session session, String requestType) {
        return tell(session, "x11", "", 0);
    }

    @Override
    public boolean canListen(SshdSocketAddress address, Session session) {
        return tell(session, "tcpip-forward", address.getHostName(), address.getPort());
    }

    @Override
    public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
        return tell(session, "direct-tcpip", address.getHostName(), address.getPort());
    }

    private static boolean tell(Session session, String kind, String host, int port) {
        Bridge bridge = ((Wire) session.getIoSession()).bridge();
        bridge.report(Observation.of(
                "forward",
                new Note("forward.kind", kind),
                new Note("host", host),
                new Note("port", Integer.toString(port))));
        bridge.raise(Severity.HIGH);
        return false;
    }
}
