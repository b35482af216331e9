package org.sundew.sim.sip;

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

/** Plays Asterisk. */
@Component(name = "org.sundew.sim.sip", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "5060", transport = "udp")
@Designate(ocd = SipSim.Config.class, factory = true)
public final class SipSim implements SimServer {

    /** Which Asterisk, which extensions, and how it refuses. */
    @ObjectClassDefinition(name = "Sundew SIP sim server", description = "Plays Asterisk, and never makes a call")
    @interface Config {
        @AttributeDefinition(description = "The version of Asterisk to play")
        String version() default "16.30.0";

        @AttributeDefinition(description = "The realm of its challenges")
        String realm() default "asterisk";

        @AttributeDefinition(
                required = false,
                description = "Which extensions there are, as OPTIONS tells: numbers, ranges and names, by commas")
        String[] extensions() default {"100-119", "200", "s"};

        @AttributeDefinition(
                description =
                        "How a registration is refused after its digest: 403 Forbidden, or challenged again by 401",
                options = {@Option(label = "403", value = "403"), @Option(label = "401", value = "401")})
        String refusal() default "403";

        @AttributeDefinition(
                description =
                        "How a call is answered: 401 asks for a digest and then refuses as above; 404 and 603 refuse"
                                + " at once",
                options = {
                    @Option(label = "401", value = "401"),
                    @Option(label = "404", value = "404"),
                    @Option(label = "603", value = "603")
                })
        String invite() default "401";

        @AttributeDefinition(
                required = false,
                description =
                        "Passwords that a digest is compared with, and the user's name besides, by commas, so that its"
                                + " event tells the password and not only its hash; 1000 at most")
        String[] guesses() default {
            "1234",
            "12345",
            "123456",
            "password",
            "admin",
            "secret",
            "asterisk",
            "sip",
            "test",
            "changeme",
            "0000",
            "1111",
            "4321",
            "123123",
            "qwerty",
            "default",
            "pass",
            "voip",
            "phone",
            "user"
        };
    }

    private final SipSettings settings;
    private final RandomGenerator random;

    /** Checks the configuration. */
    @Activate
    public SipSim(Config config) {
        this(config, new SecureRandom());
    }

    /** The same, with where tags and nonces come from. */
    SipSim(Config config, RandomGenerator random) {
        this.settings = SipSettings.of(config);
        this.random = random;
    }

    @Override
    public Dialog open(Session session) {
        return new SipDialog(session, settings, random);
    }
}
