package org.sundew.listener;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.CfgEditor;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.admin.Personas;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.event.Listen;
import org.sundew.event.Transport;
import org.sundew.intake.Announcer;
import org.sundew.intake.Intake;
import org.sundew.intake.VisitSizes;
import org.sundew.sim.SimServer;

/**
 * The listener as a component: brings services, configuration and ports together. All its references are optional and
 * dynamic, for whatever replaced it with another instance would close every port.
 */
@Component(
        name = Listener.NAME,
        service = {Listens.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = Listener.Config.class)
public final class Listener implements Listens, ProblemSource {
    /** The component's name and PID. */
    static final String NAME = "org.sundew.listener";

    /** The listener's own configuration. */
    @ObjectClassDefinition(name = "Sundew listener", description = "Ports, and what holds for every listen")
    public @interface Config {
        /** {@code scenario}. */
        @AttributeDefinition(description = "The active scenario; listens of others are closed")
        String scenario() default Defaults.SCENARIO;

        /** {@code privileged.port.offset}. */
        @AttributeDefinition(
                description = "Added to ports below 1024, so that no privilege is needed; 0 = the real ports",
                min = "0",
                max = "64511")
        int privileged_port_offset() default 10_000;

        /** {@code bind}. */
        @AttributeDefinition(description = "Where a listen binds that does not say so: names as in listen.bind")
        String bind() default "all";

        /** {@code loops}. */
        @AttributeDefinition(
                description = "Event loop threads, read at start; 0 = one per core",
                min = "0",
                max = "256")
        int loops() default 0;

        /** {@code idle.seconds}. */
        @AttributeDefinition(description = "A TCP visit ends after so many silent seconds", min = "1", max = "86400")
        int idle_seconds() default 60;

        /** {@code udp.idle.seconds}. */
        @AttributeDefinition(description = "A UDP visit ends after so many silent seconds", min = "1", max = "86400")
        int udp_idle_seconds() default 5;

        /** {@code visit.seconds}. */
        @AttributeDefinition(description = "A visit ends after so many seconds", min = "1", max = "604800")
        int visit_seconds() default 600;

        /** {@code receive.bytes}. */
        @AttributeDefinition(
                description =
                        "A visit ends when the visitor sends more bytes than this; 0 = receive.bytes.max of the limiter, "
                                + "or 1048576 without one",
                min = "0",
                max = "1099511627776")
        long receive_bytes() default 0;

        /** {@code log.bytes}. */
        @AttributeDefinition(
                description = "So many bytes of each direction are kept; -1 = log.bytes.max of the limiter, or 65536 "
                        + "without one",
                min = "-1",
                max = "16777216")
        int log_bytes() default -1;

        /** {@code send.pending.bytes}. */
        @AttributeDefinition(
                description = "A visit ends when more bytes than this wait for a visitor that does not read",
                min = "65536",
                max = "1073741824")
        long send_pending_bytes() default 4 << 20;

        /** {@code buffer.bytes}. */
        @AttributeDefinition(
                description = "Memory of all visits together for transcripts and waiting bytes, in bytes",
                min = "1048576",
                max = "1099511627776")
        long buffer_bytes() default 64 << 20;

        /** {@code udp.sessions.max}. */
        @AttributeDefinition(description = "UDP visits of one port at a time", min = "1", max = "1000000")
        int udp_sessions_max() default 10_000;

        /** {@code udp.reflection.factor}. */
        @AttributeDefinition(
                description = "Bytes a UDP visitor may be sent for each byte it sent",
                min = "0",
                max = "10")
        double udp_reflection_factor() default 1.0;

        /** {@code udp.reflection.allowance}. */
        @AttributeDefinition(
                description = "Bytes a minute that a UDP visitor's address may be sent beyond that",
                min = "0",
                max = "1048576")
        int udp_reflection_allowance() default 2048;

        /** {@code proxy.seconds}. */
        @AttributeDefinition(description = "Seconds that a PROXY protocol header may take", min = "1", max = "300")
        int proxy_seconds() default 5;

        /** {@code tls.keystore}. */
        @AttributeDefinition(
                required = false,
                description = "PKCS #12 file with key and certificate; empty = one made and kept for each persona")
        String tls_keystore() default "";

        /** {@code tls.keystore.password}. */
        @AttributeDefinition(required = false, description = "Its password", type = AttributeType.PASSWORD)
        String tls_keystore_password() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Entrance entrance = new Entrance();
    private final Announcements announcements = new Announcements();
    private final Premises premises;
    private final Loops loops;
    private final Ports ports;
    private final ServiceTracker<SimServer, SimOffer> sims;
    private volatile Config config;
    private volatile Setup.Sizes sizes = Setup.Sizes.USUAL;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable CfgEditor editor;

    /** Starts the loops and follows the sim servers. */
    @Activate
    public Listener(BundleContext context, Config config) {
        this.config = config;
        TlsIdentities identities = new TlsIdentities(data(context), Clock.systemUTC());
        Sockets sockets = Sockets.best();
        premises = new Premises(Clock.systemUTC(), System::nanoTime, identities, Setup.of(config, BindNames.ALL));
        loops = new Loops(sockets, config.loops(), premises);
        ports = new Ports(loops, entrance, premises, announcements);
        sims = new ServiceTracker<>(context, SimServer.class, new SimFollower(context, ports));
        sims.open();
        LOG.info("Sockets by {}", sockets.label());
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return data == null ? context.getDataFile("listener").toPath() : Path.of(data, "listener");
    }

    @Modified
    void modified(Config next) {
        config = next;
        ports.configure(setup());
        identify();
    }

    private Setup setup() {
        return Setup.of(config, premises.setup().defaults().bind(), sizes);
    }

    @Deactivate
    void deactivate() {
        sims.close();
        ports.close();
        loops.endSessions();
        loops.close();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindIntake(Intake next) {
        entrance.lead(next, ports::entranceChanged);
        ports.entranceChanged();
    }

    void unbindIntake(Intake gone) {
        if (entrance.close(gone)) {
            ports.entranceChanged();
            loops.endSessions();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAnnouncer(Announcer next) {
        announcements.to(next);
    }

    void unbindAnnouncer(Announcer gone) {
        announcements.lose(gone);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "bindPersonas")
    void bindPersonas(Personas next) {
        premises.personas(next);
        identify();
    }

    void unbindPersonas(Personas gone) {
        LOG.debug("The personas {} are no longer kept up; they stay in use", gone.names());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "bindSizes")
    void bindSizes(VisitSizes next) {
        sizes = new Setup.Sizes(next.receiveBytes(), next.logBytes());
        ports.configure(setup().withScenario(premises.setup().scenario()));
    }

    void unbindSizes(VisitSizes gone) {
        LOG.debug("The sizes of visits stay {} without {}", sizes, gone);
    }

    private void identify() {
        Config now = config;
        premises.identities().use(now.tls_keystore(), now.tls_keystore_password(), premises.personas());
    }

    @Override
    public List<ListenView> listens() {
        return ports.views();
    }

    @Override
    public Optional<Listen> at(Transport transport, int port) {
        return ports.at(transport, port);
    }

    @Override
    public String scenario() {
        return premises.setup().scenario();
    }

    @Override
    public SortedSet<String> scenarios() {
        return ports.scenarios();
    }

    @Override
    public void activate(String scenario) {
        if (!ports.scenarios().contains(scenario)) {
            throw new IllegalArgumentException("no listen belongs to scenario " + scenario);
        }
        ports.configure(premises.setup().withScenario(scenario));
        CfgEditor present = editor;
        if (present == null) {
            LOG.warn("The scenario {} holds until the next start only: nobody is there to write it", scenario);
        } else {
            present.set(NAME, "scenario", scenario);
        }
    }

    @Override
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(ports.problems());
        premises.setup().problem().ifPresent(all::add);
        all.addAll(premises.identities().problems());
        return all;
    }
}
