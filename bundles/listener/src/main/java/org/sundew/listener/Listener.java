package org.sundew.listener;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.Sensor;
import org.sundew.intake.Intake;
import org.sundew.sim.SimServer;

/** The listener as a component: brings services, configuration and ports together. */
@Component(
        name = "org.sundew.listener",
        service = {Listens.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = Listener.Config.class)
public final class Listener implements Listens, ProblemSource {
    /** The listener's own configuration. */
    @ObjectClassDefinition(name = "Sundew listener", description = "Ports, and what holds for every listen")
    public @interface Config {
        /** {@code scenario}. */
        @AttributeDefinition(description = "The active scenario")
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
        @AttributeDefinition(
                description = "A TCP visit ends after so many seconds without a byte in either direction",
                min = "1",
                max = "86400")
        int idle_seconds() default 60;

        /** {@code udp.idle.seconds}. */
        @AttributeDefinition(
                description = "A UDP visit ends after so many seconds without a datagram",
                min = "1",
                max = "86400")
        int udp_idle_seconds() default 5;

        /** {@code visit.seconds}. */
        @AttributeDefinition(description = "A visit ends after so many seconds, busy or not", min = "1", max = "604800")
        int visit_seconds() default 600;

        /** {@code receive.bytes}. */
        @AttributeDefinition(
                description = "A visit ends when the visitor sends more bytes than this",
                min = "1",
                max = "1099511627776")
        long receive_bytes() default 1_048_576;

        /** {@code log.bytes}. */
        @AttributeDefinition(
                description = "So many bytes of each direction are kept for the event",
                min = "0",
                max = "16777216")
        int log_bytes() default 65_536;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Entrance entrance = new Entrance();
    private final Loops loops;
    private final Ports ports;
    private final ServiceTracker<SimServer, SimOffer> sims;
    private @Nullable AutoCloseable subscription;

    /** Starts the loops and follows the sim servers. */
    @Activate
    public Listener(BundleContext context, Config config) {
        loops = Loops.start(config.loops());
        ports = new Ports(loops, entrance, setup(config));
        sims = new ServiceTracker<>(context, SimServer.class, new Follower(context));
        sims.open();
        LOG.info("Listening on {}", loops.kind());
    }

    private static Setup setup(Config config) {
        VisitLimits tcp = new VisitLimits(
                config.idle_seconds(), config.visit_seconds(), config.receive_bytes(), config.log_bytes());
        VisitLimits udp = new VisitLimits(
                config.udp_idle_seconds(), config.visit_seconds(), config.receive_bytes(), config.log_bytes());
        return new Setup(
                config.scenario(),
                config.privileged_port_offset(),
                new Defaults(BindNames.parse(config.bind()), tcp, udp));
    }

    @Modified
    void modified(Config config) {
        ports.configure(setup(config));
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
    void bindIntake(Intake intake) {
        entrance.lead(intake);
        stopHearing();
        subscription = intake.onChange(ports::entranceChanged);
        ports.entranceChanged();
    }

    void unbindIntake(Intake intake) {
        entrance.close(intake);
        stopHearing();
        ports.entranceChanged();
        loops.endSessions();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSensor(Sensor sensor) {
        ports.domain(sensor.domain());
    }

    void unbindSensor(Sensor sensor) {
        LOG.debug("The sensor has gone; its domain {} stays in use", sensor.domain());
    }

    private void stopHearing() {
        AutoCloseable before = subscription;
        subscription = null;
        if (before != null) {
            try {
                before.close();
            } catch (Exception e) {
                LOG.warn("Could not stop hearing of intake", e);
            }
        }
    }

    @Override
    public List<ListenView> listens() {
        return ports.views();
    }

    @Override
    public String scenario() {
        return ports.scenario();
    }

    @Override
    public SortedSet<String> scenarios() {
        return ports.scenarios();
    }

    @Override
    public void activate(String scenario) {
        throw new UnsupportedOperationException("comes next");
    }

    @Override
    public List<Problem> problems() {
        return ports.problems();
    }

    /** Tells the ports of sim server services. */
    private final class Follower implements ServiceTrackerCustomizer<SimServer, SimOffer> {
        private final BundleContext context;

        Follower(BundleContext context) {
            this.context = context;
        }

        @Override
        public SimOffer addingService(ServiceReference<SimServer> reference) {
            SimOffer offer = offer(reference);
            ports.offer(offer);
            return offer;
        }

        @Override
        public void modifiedService(ServiceReference<SimServer> reference, SimOffer before) {
            ports.offer(offer(reference));
        }

        @Override
        public void removedService(ServiceReference<SimServer> reference, SimOffer offer) {
            ports.withdraw(offer);
        }

        private SimOffer offer(ServiceReference<SimServer> reference) {
            Map<String, Object> properties = new HashMap<>();
            for (String key : reference.getPropertyKeys()) {
                properties.put(key, reference.getProperty(key));
            }
            return new SimOffer(properties, () -> context.getService(reference));
        }
    }
}
