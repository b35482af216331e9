package org.sundew.icmp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.intake.Intake;

/** The component: a thread that reads raw sockets while there is an intake, and what keeps it from that. */
@Component(
        name = "org.sundew.icmp",
        service = {IcmpWatch.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = IcmpWatch.Config.class)
public final class IcmpWatch implements ProblemSource {
    private static final Logger LOG = LoggerFactory.getLogger(IcmpWatch.class);
    private static final String FILE = "org.sundew.icmp.cfg";
    private static final String SCENARIO = "main";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Counters counters = new Counters();
    /** Empty where raw sockets cannot be had at all. */
    private final Optional<Reader> reader;

    private final Thread thread;
    private final AutoCloseable subscription;
    private final List<Problem> missing = new ArrayList<>();
    private volatile @Nullable Problem refused;
    /** How many messages had been dropped when the cfg was last saved. */
    private volatile long droppedBefore;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Listens listens;

    /** What the ICMP arrivals can be told. */
    @ObjectClassDefinition(name = "Sundew ICMP", description = "ICMP messages to the sensor as arrivals")
    public @interface Config {
        @AttributeDefinition(description = "Whether ICMP is watched at all; that needs CAP_NET_RAW")
        boolean enabled() default true;

        @AttributeDefinition(
                description =
                        "Messages to these addresses are arrivals: all = whatever the kernel takes for this machine, "
                                + "broadcasts and multicasts included; or addresses by commas")
        String bind() default "all";

        @AttributeDefinition(
                name = "types.v4",
                required = false,
                description = "ICMP types that are arrivals: numbers and ranges by commas; blank = none")
        String types_v4() default "0-255";

        @AttributeDefinition(
                name = "types.v6",
                required = false,
                description =
                        "ICMPv6 types that are arrivals, likewise. The default leaves out what every link is full of: "
                                + "neighbour and router discovery, multicast membership")
        String types_v6() default "0-129, 138-140, 144-147, 150, 154-255";

        @AttributeDefinition(
                description = "What an ICMP message matters",
                options = {@Option("low"), @Option("medium"), @Option("high")})
        String severity() default "low";

        @AttributeDefinition(
                description = "So many bytes of a message, after its header, are kept",
                min = "0",
                max = "65536")
        int log_bytes() default 1_024;

        @AttributeDefinition(
                description =
                        "What may wait in the kernel for each of IPv4 and IPv6, in bytes; the kernel allows no more "
                                + "than net.core.rmem_max",
                min = "4096",
                max = "268435456")
        int receive_buffer_bytes() default 1 << 20;
    }

    /** Begins to watch. */
    @Activate
    public IcmpWatch(@Reference Intake intake, Config config, Map<String, Object> properties) {
        Arrivals arrivals = new Arrivals(intake, this::scenario, new OwnAddresses(System::nanoTime), counters);
        reader = reader(settings(config, properties), arrivals);
        thread = new Thread(() -> reader.ifPresent(Reader::run), "sundew-icmp");
        thread.setDaemon(true);
        thread.start();
        subscription = intake.onChange(() -> reader.ifPresent(Reader::look));
    }

    /** A configuration that was refused before there was a good one opens nothing. */
    private static Settings settings(Config config, Map<String, Object> properties) {
        Settings settings = Settings.of(config);
        return properties.containsKey(Problem.REJECTED) ? settings.idle() : settings;
    }

    private Optional<Reader> reader(Settings settings, Arrivals arrivals) {
        try {
            Kernel.load();
            return Optional.of(new Reader(settings, arrivals, counters, new Bell()));
        } catch (IOException | LinkageError e) {
            LOG.warn("ICMP is not watched: no raw sockets here", e);
            missing.add(new Problem(FILE, "", "", "ICMP is not watched, all else runs: no raw sockets here: " + e));
            return Optional.empty();
        }
    }

    /** Takes new settings, the sockets stay open; wrong ones change nothing and are shown as a problem. */
    @Modified
    void modified(Config config, Map<String, Object> properties) {
        try {
            Settings next = settings(config, properties);
            droppedBefore = counters.dropped.get();
            reader.ifPresent(each -> each.apply(next));
            refused = null;
        } catch (IllegalArgumentException e) {
            LOG.warn("The old configuration stays in force: {}", e.getMessage());
            refused = Problem.refused(FILE, e.getMessage(), "the old settings stay in force");
        }
    }

    /** Ends the thread, which closes the sockets. */
    @Deactivate
    void stop() throws Exception {
        subscription.close();
        reader.ifPresent(Reader::stop);
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            LOG.warn("The thread that reads ICMP does not end");
        } else if (reader.isPresent()) {
            Kernel.unload();
        }
    }

    private String scenario() {
        Listens present = listens;
        return present == null ? SCENARIO : present.scenario();
    }

    Counters counters() {
        return counters;
    }

    boolean watching() {
        return reader.map(Reader::watching).orElse(false);
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(missing);
        reader.ifPresent(each -> each.troubles()
                .forEach(trouble -> problems.add(
                        new Problem(FILE, "enabled", "true", trouble + "; false ends this message, all else runs"))));
        long dropped = counters.dropped.get() - droppedBefore;
        if (dropped > 0) {
            problems.add(
                    new Problem(FILE, "receive.buffer.bytes", "", dropped + " messages were dropped by the kernel"));
        }
        Problem wrong = refused;
        if (wrong != null) {
            problems.add(wrong);
        }
        return problems;
    }
}
