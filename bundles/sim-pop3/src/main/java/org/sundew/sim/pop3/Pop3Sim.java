package org.sundew.sim.pop3;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.mail.LoginSettings;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays Dovecot's POP3 server. */
@Component(name = "org.sundew.sim.pop3", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "110", severity = "low")
@Designate(ocd = Pop3Sim.Config.class, factory = true)
public final class Pop3Sim implements SimServer {

    /** Who gets in. */
    @ObjectClassDefinition(name = "Sundew POP3 sim server", description = "Plays Dovecot's POP3 server")
    @interface Config {
        @AttributeDefinition(description = "The greeting after +OK, one line")
        String banner() default "Dovecot (Debian) ready.";

        @AttributeDefinition(description = LoginSettings.USERS)
        String[] users() default {};

        @AttributeDefinition(description = LoginSettings.REFUSAL, min = "0", max = "60")
        int refusal_seconds() default 2;

        @AttributeDefinition(description = LoginSettings.PENALTY, min = "0", max = "60")
        int penalty_max_seconds() default 5;

        @AttributeDefinition(description = LoginSettings.TRIES, min = "0", max = "1000")
        int tries_max() default 0;

        @AttributeDefinition(
                description = "Whether STLS is offered",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String tls() default "on";
    }

    private final LoginSettings settings;

    /** Checks the configuration. */
    @Activate
    public Pop3Sim(Config config) {
        settings = LoginSettings.of(
                config.banner(),
                config.users(),
                config.refusal_seconds(),
                config.penalty_max_seconds(),
                config.tries_max(),
                config.tls());
    }

    @Override
    public Dialog open(Session session) {
        return Pop3Dialog.greeting(session, settings);
    }
}
