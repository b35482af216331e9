package org.sundew.sim.smtp;

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

/** Plays Postfix. */
@Component(name = "org.sundew.sim.smtp", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "25", severity = "medium")
@Designate(ocd = SmtpSim.Config.class, factory = true)
public final class SmtpSim implements SimServer {

    /** Who gets in, whose mail is taken, and how much of it is kept. */
    @ObjectClassDefinition(
            name = "Sundew SMTP sim server",
            description = "Plays Postfix; takes mail and never sends any")
    @interface Config {
        @AttributeDefinition(description = "The greeting after 220 and the host's name, one line")
        String banner() default "ESMTP Postfix (Debian/GNU)";

        @AttributeDefinition(
                description = "How long the greeting takes, in ms; who talks before it is noted",
                min = "0",
                max = "10000")
        int greeting_ms() default 100;

        @AttributeDefinition(
                description = "Whose mail to other domains is taken; it is never sent",
                options = {
                    @Option(label = "anybody's", value = "always"),
                    @Option(label = "of those who logged in", value = "login"),
                    @Option(label = "nobody's", value = "never")
                })
        String relay() default "always";

        @AttributeDefinition(description = LoginSettings.USERS)
        String[] users() default {};

        @AttributeDefinition(description = LoginSettings.REFUSAL, min = "0", max = "60")
        int refusal_seconds() default 2;

        @AttributeDefinition(description = LoginSettings.PENALTY, min = "0", max = "60")
        int penalty_max_seconds() default 5;

        @AttributeDefinition(
                description = "Whether AUTH is offered",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String auth() default "on";

        @AttributeDefinition(
                description = "Whether STARTTLS is offered",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String tls() default "on";

        @AttributeDefinition(
                description = "The largest message taken, in bytes, as EHLO tells",
                min = "1024",
                max = "1073741824")
        int message_max_bytes() default 10_240_000;

        @AttributeDefinition(
                description = "How much of a message is kept for its event, in bytes; all of it is hashed",
                min = "0",
                max = "16777216")
        int message_keep_bytes() default 262_144;

        @AttributeDefinition(
                description = "How much all messages under way may keep together, in bytes; beyond it less is kept",
                min = "0",
                max = "1073741824")
        int keep_total_bytes() default 33_554_432;

        @AttributeDefinition(description = "The most recipients of a message", min = "1", max = "10000")
        int recipients_max() default 1000;

        @AttributeDefinition(
                description = "Whether a dot between bare line feeds ends a message",
                options = {
                    @Option(label = "no, as in Postfix 3.9", value = "normalize"),
                    @Option(label = "yes, as in Postfix 3.7", value = "accept")
                })
        String bare_newline() default "accept";
    }

    private final SmtpSettings settings;

    /** Checks the configuration. */
    @Activate
    public SmtpSim(Config config) {
        settings = SmtpSettings.of(config);
    }

    @Override
    public Dialog open(Session session) {
        return SmtpDialog.greeting(session, settings);
    }
}
