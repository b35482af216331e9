package org.sundew.sim.imap;

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

/** Plays Dovecot's IMAP server. */
@Component(name = "org.sundew.sim.imap", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "143", severity = "low")
@Designate(ocd = ImapSim.Config.class, factory = true)
public final class ImapSim implements SimServer {

    /** Who gets in. */
    @ObjectClassDefinition(name = "Sundew IMAP sim server", description = "Plays Dovecot's IMAP server")
    @interface Config {
        @AttributeDefinition(description = "The greeting after the capabilities, one line")
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
                description = "Whether STARTTLS is offered",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String tls() default "on";
    }

    private final LoginSettings settings;

    /** Checks the configuration. */
    @Activate
    public ImapSim(Config config) {
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
        return ImapDialog.greeting(session, settings);
    }
}
