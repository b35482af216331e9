package org.sundew.win;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.intake.Intake;

/** The component: the port that the configuration asks for, and what is wrong with it. */
@Component(
        name = "org.sundew.win",
        service = {WinInput.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = WinInput.Config.class)
public final class WinInput implements ProblemSource {
    private static final Logger LOG = LoggerFactory.getLogger(WinInput.class);
    private static final String FILE = "org.sundew.win.cfg";
    private static final String SCENARIO = "main";

    private final Counters counters = new Counters();
    private final Turnstile turnstile;
    private final Records records;
    private final Identity identity;
    private final AutoCloseable subscription;
    private volatile Settings settings;
    private volatile @Nullable Port port;
    private volatile @Nullable Problem refused;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Listens listens;

    /** What the input of Windows events can be told. */
    @ObjectClassDefinition(name = "Sundew Windows events", description = "Windows security-audit events as arrivals")
    public @interface Config {
        @AttributeDefinition(
                description = "The port that forwarders connect to, by TLS; 0 = none",
                min = "0",
                max = "65535")
        int port() default 0;

        @AttributeDefinition(description = "Where it listens: loopback, all, or an address")
        String bind() default "loopback";

        @AttributeDefinition(
                required = false,
                description =
                        "PEM file of certificates that vouch for forwarders; set, a forwarder needs one of them or one "
                                + "signed by them")
        String tls_clients() default "";

        @AttributeDefinition(
                required = false,
                type = AttributeType.PASSWORD,
                description =
                        "What the first record of a connection must have in its field sundew_token: 16 to 256 letters, "
                                + "digits, dots, hyphens, underscores or tildes; blank = nothing")
        String token() default "";

        @AttributeDefinition(
                required = false,
                description = "PKCS #12 file with key and certificate; blank = made once and kept")
        String tls_keystore() default "";

        @AttributeDefinition(required = false, description = "Its password", type = AttributeType.PASSWORD)
        String tls_keystore_password() default "";

        @AttributeDefinition(description = "Connections at a time; more are refused", min = "1", max = "256")
        int connections_max() default 16;

        @AttributeDefinition(
                description = "Seconds that a connection may take to prove itself",
                min = "1",
                max = "3600")
        int login_seconds() default 60;

        @AttributeDefinition(
                description = "The longest record, in bytes; a longer one ends its connection",
                min = "1024",
                max = "16777216")
        int line_bytes() default 262_144;

        @AttributeDefinition(description = "So many bytes of a record are kept", min = "0", max = "1048576")
        int log_bytes() default 16_384;

        @AttributeDefinition(
                required = false,
                description = "Further event ids that are arrivals, by commas; of any log, severity low")
        String events_more() default "";

        @AttributeDefinition(
                required = false,
                description = "Event ids that are no arrivals although they are known, by commas")
        String events_never() default "";
    }

    /** Opens the port, if there is one. */
    @Activate
    public WinInput(BundleContext context, @Reference Intake intake, Config config, Map<String, Object> properties) {
        this(data(context), intake, settings(config, properties));
    }

    WinInput(Path data, Intake intake, Settings settings) {
        this.settings = settings;
        this.turnstile = new Turnstile(intake::open);
        this.records = new Records(this::settings, new Arrivals(intake, this::scenario), counters);
        this.identity = new Identity(data);
        this.subscription = intake.onChange(turnstile::look);
        open();
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return data == null ? context.getDataFile("win").toPath() : Path.of(data, "win");
    }

    /** A configuration that was refused before there was a good one opens nothing. */
    private static Settings settings(Config config, Map<String, Object> properties) {
        Settings settings = Settings.of(config);
        return properties.containsKey(Problem.REJECTED) ? settings.closed() : settings;
    }

    private Settings settings() {
        return settings;
    }

    private void open() {
        Settings.Place place = settings.place();
        if (place.port() == 0) {
            return;
        }
        try {
            port = new Port(place, identity, records, turnstile, counters);
        } catch (IOException e) {
            refused = new Problem(FILE, "port", Integer.toString(place.port()), "no socket: " + e.getMessage());
        }
    }

    private void close() {
        Port present = port;
        port = null;
        if (present != null) {
            try {
                present.close();
            } catch (IOException e) {
                LOG.warn("The port for Windows events would not close", e);
            }
        }
    }

    /** Takes new settings; connections end only if the port is another one. Wrong settings change nothing. */
    @Modified
    void modified(Config config, Map<String, Object> properties) {
        try {
            apply(settings(config, properties));
        } catch (IllegalArgumentException e) {
            LOG.warn("The old configuration stays in force: {}", e.getMessage());
            refused = Problem.refused(FILE, e.getMessage(), "the old settings stay in force");
        }
    }

    void apply(Settings next) {
        boolean same = next.place().equals(settings.place());
        refused = null;
        settings = next;
        LOG.info("New settings for Windows events");
        if (!same) {
            close();
            open();
        }
    }

    /** Closes the port and every connection. */
    @Deactivate
    void stop() throws Exception {
        subscription.close();
        close();
    }

    private String scenario() {
        Listens present = listens;
        return present == null ? SCENARIO : present.scenario();
    }

    Counters counters() {
        return counters;
    }

    /** The port that is bound, or 0. */
    int bound() {
        Port present = port;
        return present == null ? 0 : present.bound();
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Port present = port;
        if (present != null && !present.trouble().isEmpty()) {
            String value = Integer.toString(settings.place().port());
            problems.add(new Problem(FILE, "port", value, "not open, tried again: " + present.trouble()));
        }
        Problem wrong = refused;
        if (wrong != null) {
            problems.add(wrong);
        }
        return problems;
    }
}
