package org.sundew.sim.echo;

import java.nio.ByteBuffer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Sends back what it hears, piece by piece; over UDP, datagram by datagram. */
@Component(name = "org.sundew.sim.echo", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "7")
@Designate(ocd = EchoSim.Config.class, factory = true)
public final class EchoSim implements SimServer {

    /** Only where it listens can be configured. */
    @ObjectClassDefinition(name = "Sundew echo sim server", description = "Sends back what it hears (RFC 862)")
    @interface Config {}

    @Override
    public Dialog open(Session session) {
        return data ->
                session.send(ByteBuffer.allocate(data.remaining()).put(data).flip());
    }
}
