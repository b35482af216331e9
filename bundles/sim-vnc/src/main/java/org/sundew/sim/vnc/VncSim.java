package org.sundew.sim.vnc;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays a VNC server. */
@Component(name = "org.sundew.sim.vnc", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "5900", severity = "medium")
@Designate(ocd = VncSim.Config.class, factory = true)
public final class VncSim implements SimServer {

    /** Which VNC server, and how it refuses. */
    @ObjectClassDefinition(
            name = "Sundew VNC sim server",
            description = "Plays a VNC server that keeps challenge and response, and refuses everybody")
    @interface Config {
        @AttributeDefinition(
                description = "The highest version of RFB that is spoken",
                options = {
                    @Option(label = "3.3", value = "3.3"),
                    @Option(label = "3.7", value = "3.7"),
                    @Option(label = "3.8", value = "3.8")
                })
        String version() default "3.8";

        @AttributeDefinition(description = "Why a log-in is refused, as RFB 3.8 tells it")
        String reason() default "Authentication failure";

        @AttributeDefinition(
                description = "How long a refused log-in waits for its answer, in ms",
                min = "0",
                max = "60000")
        int refusal_ms() default 100;

        @AttributeDefinition(
                description = "Whether security type None is offered as well: a desktop without a password",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String none() default "off";

        @AttributeDefinition(required = false, description = "The desktop's name; blank: <host>:1")
        String desktop() default "";

        @AttributeDefinition(
                required = false,
                description =
                        "Passwords that a response is compared with, by commas, so that its event tells the password"
                                + " and not only its hash; 1000 at most")
        String[] guesses() default {
            "password",
            "123456",
            "12345678",
            "1234",
            "12345",
            "admin",
            "root",
            "vnc",
            "secret",
            "qwerty",
            "111111",
            "000000",
            "test",
            "guest",
            "letmein",
            "raspberry",
            "changeme",
            "abc123",
            "passw0rd",
            "default",
            "support",
            "ubuntu",
            "toor",
            "server",
            "vncviewer",
            "realvnc",
            "tightvnc",
            "ultravnc",
            "desktop",
            "welcome",
            "access",
            "user",
            "support1",
            "123123",
            "654321"
        };
    }

    private final VncSettings settings;
    private final RandomGenerator random;

    /** Checks the configuration. */
    @Activate
    public VncSim(Config config) {
        this(config, new SecureRandom());
    }

    /** The same, with where challenges come from. */
    VncSim(Config config, RandomGenerator random) {
        this.settings = VncSettings.of(config);
        this.random = random;
    }

    @Override
    public Dialog open(Session session) {
        return VncDialog.greeting(session, settings, random);
    }
}
