package org.sundew.sim.nothing;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.event.Transport;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/**
 * Never answers. It closes at once, or hears the visitor out: until it ends its side or has been quiet for a while; over
 * UDP, one datagram (KFSensor's listen actions Close and Read And Close).
 */
@Component(name = "org.sundew.sim.null", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "9")
@Designate(ocd = NullSim.Config.class, factory = true)
public final class NullSim implements SimServer {
    private static final int TIMEOUT_MIN = 1;
    private static final int TIMEOUT_MAX = 3_600_000;
    private static final Dialog DEAF = data -> {};

    /** Whether to listen, and for how long. */
    @ObjectClassDefinition(name = "Sundew null sim server", description = "Says nothing, and closes")
    @interface Config {
        @AttributeDefinition(description = "true: hear the visitor out, then close; false: close at once")
        boolean read() default true;

        @AttributeDefinition(
                description = "How long the visitor may be quiet before the session is closed, in ms, with read = true",
                min = "" + TIMEOUT_MIN,
                max = "" + TIMEOUT_MAX)
        int timeout_ms() default 5000;
    }

    private final boolean read;
    private final Duration timeout;

    /** Checks what metatype cannot. */
    @Activate
    public NullSim(Config config) {
        read = config.read();
        timeout = Duration.ofMillis(config.timeout_ms());
        if (config.timeout_ms() < TIMEOUT_MIN || config.timeout_ms() > TIMEOUT_MAX) {
            throw new IllegalArgumentException(
                    "timeout.ms: must be " + TIMEOUT_MIN + " to " + TIMEOUT_MAX + ": " + config.timeout_ms());
        }
    }

    @Override
    public Dialog open(Session session) {
        if (!read) {
            session.close();
            return DEAF;
        }
        if (session.visit().listen().transport() == Transport.UDP) {
            return data -> session.close();
        }
        return HearsOut.of(session, timeout);
    }
}
