package org.sundew.sensor;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.admin.Accounts;
import org.sundew.admin.Accounts.Totals;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.Sensor;
import org.sundew.admin.SensorStatus;

/**
 * This sensor's names, and its status gathered from whoever is there.
 *
 * <p>What is gathered is referred to by {@link ComponentServiceObjects} and fetched only for the moment of {@link #status}:
 * half of those services need a {@link Sensor} themselves, and fetching them earlier would be a circle.
 */
@Component(
        name = "org.sundew.sensor",
        service = {Sensor.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = ThisSensor.Config.class)
public final class ThisSensor implements Sensor, ProblemSource {
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Totals NONE = new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);

    private final Clock clock;
    private final Instant started;
    private final String version;
    private final Identity kept;
    private volatile Names names;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ComponentServiceObjects<Accounts> accounts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ComponentServiceObjects<Listens> listens;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ComponentServiceObjects<ProblemSource>> sources = List.of();

    @ObjectClassDefinition(
            name = "Sundew sensor",
            description = "What the sensor is called, among yours and to its visitors")
    public @interface Config {
        @AttributeDefinition(
                name = "Sensor id",
                description =
                        "Tells this sensor from your others: 1 to 64 letters, digits, dots, hyphens, underscores. "
                                + "Empty: an id made at the first start and kept in data/sensor.id")
        String sensor_id() default "";

        @AttributeDefinition(
                name = "Observer name",
                description = "The name that events carry in observer.name. Empty: the sensor's id")
        String observer_name() default "";

        @AttributeDefinition(
                name = "Domain",
                description =
                        "The DNS domain that sim servers present to visitors. Empty: one that looks like a company's "
                                + "own network and differs from installation to installation")
        String domain() default "";

        @AttributeDefinition(
                name = "Persona",
                description = "Who the sim servers play, unless their cfg says otherwise: the name of a persona")
        String persona() default "debian-12";
    }

    private record Names(String id, String name, String domain, String persona, List<Problem> problems) {}

    /** Finds out who this sensor is. */
    @Activate
    public ThisSensor(BundleContext context, Config config) {
        this(
                config,
                Identity.keptIn(Path.of(data(context), "sensor.id"), new SecureRandom()),
                context.getBundle().getVersion(),
                Clock.systemUTC());
    }

    ThisSensor(Config config, Identity kept, Version version, Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
        this.kept = kept;
        this.version = text(version);
        this.names = names(config);
    }

    private static String data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return data == null ? "data" : data;
    }

    /** As Maven writes it. */
    private static String text(Version version) {
        String digits = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getQualifier().isEmpty() ? digits : digits + "-" + version.getQualifier();
    }

    /** Takes new names, without a break for those who use this service. */
    @Modified
    void modified(Config config) {
        names = names(config);
    }

    private Names names(Config config) {
        List<Problem> problems = new ArrayList<>();
        String id = checked("sensor.id", config.sensor_id(), Identity.ID, kept.id(), problems);
        String name =
                config.observer_name().isBlank() ? id : config.observer_name().trim();
        String domain = checked("domain", config.domain(), DOMAIN, kept.domain(), problems);
        return new Names(id, name, domain, config.persona().trim(), List.copyOf(problems));
    }

    /** A bad name is reported and replaced: everything else depends on this component. */
    private static String checked(String key, String given, Pattern good, String otherwise, List<Problem> problems) {
        String value = given.trim();
        if (value.isEmpty() || good.matcher(value).matches()) {
            return value.isEmpty() ? otherwise : value;
        }
        problems.add(new Problem(
                "org.sundew.sensor.cfg", key, Shown.of(value), "is not a possible name; " + otherwise + " is used"));
        return otherwise;
    }

    @Override
    public String id() {
        return names.id();
    }

    @Override
    public String name() {
        return names.name();
    }

    @Override
    public String domain() {
        return names.domain();
    }

    @Override
    public String persona() {
        return names.persona();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public List<Problem> problems() {
        return names.problems();
    }

    @Override
    public SensorStatus status() {
        Totals totals = ask(accounts, Accounts::totals, NONE);
        List<String> waitingFor = ask(accounts, Accounts::missing, List.of("intake"));
        boolean anyOpen = ask(
                listens,
                all -> all.listens().stream().anyMatch(each -> each.state().equals("open")),
                false);
        return new SensorStatus(
                names.id(),
                version,
                Duration.between(started, clock.instant()).toSeconds(),
                anyOpen && waitingFor.isEmpty(),
                ask(listens, Listens::scenario, ""),
                waitingFor,
                totals.arrivals(),
                totals.journaled(),
                totals.ignored(),
                totals.suppressed(),
                totals.lost(),
                totals.lostReasons(),
                totals.open(),
                totals.pending(),
                totals.visitors(),
                totals.evicted(),
                gathered());
    }

    private List<Problem> gathered() {
        List<Problem> problems = new ArrayList<>();
        for (ComponentServiceObjects<ProblemSource> source : sources) {
            problems.addAll(ask(source, ThisSensor::asked, List.of()));
        }
        return problems.stream().distinct().toList();
    }

    /** Anyone may be a source: one that throws is a problem itself, and hides no other. */
    private static List<Problem> asked(ProblemSource source) {
        try {
            return source.problems();
        } catch (RuntimeException e) {
            return List.of(new Problem(source.getClass().getName(), "", "", "cannot tell its problems: " + e));
        }
    }

    private static <S, T> T ask(@Nullable ComponentServiceObjects<S> objects, Function<S, T> question, T otherwise) {
        S service = objects == null ? null : objects.getService();
        if (objects == null || service == null) {
            return otherwise;
        }
        try {
            return question.apply(service);
        } finally {
            objects.ungetService(service);
        }
    }
}
