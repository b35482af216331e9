package org.sundew.sim.telnet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.shell.Doorman;
import org.sundew.shell.Machines;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays a telnet server (RFC 854). */
@Component(name = "org.sundew.sim.telnet", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "23", severity = "high")
@Designate(ocd = TelnetSim.Config.class, factory = true)
public final class TelnetSim implements SimServer {
    private final Settings settings;
    private final Machines machines;

    /** The sim's own keys. */
    @ObjectClassDefinition(
            name = "Sundew telnet sim server",
            description = "Plays the telnetd of the persona, with a made-up shell behind the log-in")
    public @interface Config {
        @AttributeDefinition(
                description = "Who gets in: never, always, list (users), tries (from the accept.tries-th password on)",
                options = {
                    @Option(label = "nobody", value = "never"),
                    @Option(label = "everybody", value = "always"),
                    @Option(label = "users", value = "list"),
                    @Option(label = "after some tries", value = "tries")
                })
        String accept() default "list";

        @AttributeDefinition(
                description = "With accept = tries: which of a visitor's passwords is taken, whatever it is",
                min = "1",
                max = "1000")
        int accept_tries() default 3;

        @AttributeDefinition(required = false, description = "The list, as user:password; * stands for any")
        String[] users() default {};

        @AttributeDefinition(
                description = "After how many refused log-ins the session is closed",
                min = "1",
                max = "100")
        int tries_max() default 1;

        @AttributeDefinition(description = "How long a refused log-in waits, in seconds", min = "0", max = "60")
        int refusal_seconds() default 2;

        @AttributeDefinition(
                description = "How many bytes of what a visitor writes into files are kept, in all",
                min = "0",
                max = "16777216")
        int upload_bytes() default 1048576;
    }

    /** What the sessions need of the configuration. */
    record Settings(Doorman doorman, int triesMax, int refusalSeconds, int uploadBytes) {}

    /** Reads the configuration. */
    @Activate
    public TelnetSim(Config config) {
        this(config, Machines.onThreads());
    }

    TelnetSim(Config config, Machines machines) {
        this.machines = machines;
        this.settings = new Settings(
                Doorman.of(config.accept(), config.accept_tries(), config.users()),
                config.tries_max(),
                config.refusal_seconds(),
                config.upload_bytes());
    }

    @Override
    public Dialog open(Session session) {
        TelnetDialog dialog = new TelnetDialog(session, settings, machines);
        dialog.greet();
        return dialog;
    }
}
