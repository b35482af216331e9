package org.sundew.sim.socks;

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

/** Plays a SOCKS proxy that dials nobody. */
@Component(name = "org.sundew.sim.socks", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "1080")
@Designate(ocd = SocksSim.Config.class, factory = true)
public final class SocksSim implements SimServer {

    /** Who may ask, and what is answered. */
    @ObjectClassDefinition(
            name = "Sundew SOCKS sim server",
            description = "Plays a SOCKS 4, 4a and 5 proxy and records who wants to get where")
    @interface Config {
        @AttributeDefinition(
                description = "How SOCKS 5 clients log in: none, with a password, or as they like",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "password", value = "password"),
                    @Option(label = "any", value = "any")
                })
        String auth() default "any";

        @AttributeDefinition(
                required = false,
                description =
                        "Who gets in with a password: user:password, by commas; * stands for any name or password")
        String[] users() default {};

        @AttributeDefinition(
                description =
                        "What is answered to a request: refused and the like, in the protocol's words, or success,"
                                + " and then nothing, ever",
                options = {
                    @Option(label = "failure", value = "failure"),
                    @Option(label = "not-allowed", value = "not-allowed"),
                    @Option(label = "network-unreachable", value = "network-unreachable"),
                    @Option(label = "host-unreachable", value = "host-unreachable"),
                    @Option(label = "refused", value = "refused"),
                    @Option(label = "success", value = "success")
                })
        String answer() default "refused";

        @AttributeDefinition(
                description = "How long a request waits for its answer, in ms, as if somebody was dialled",
                min = "0",
                max = "60000")
        int answer_ms() default 40;

        @AttributeDefinition(
                description =
                        "How much is kept of what is sent through a request that was answered with success, in bytes",
                min = "0",
                max = "65536")
        int data_bytes() default 4096;
    }

    private final SocksSettings settings;

    /** Checks the configuration. */
    @Activate
    public SocksSim(Config config) {
        settings = SocksSettings.of(config);
    }

    @Override
    public Dialog open(Session session) {
        return new SocksDialog(session, settings);
    }
}
