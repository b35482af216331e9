package org.sundew.sensor;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.sundew.admin.Personas;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.Sensor;
import org.sundew.sim.Persona;

/**
 * The personas that have a cfg, filled in for this installation. Readers take an immutable snapshot; whatever changes makes
 * a new one and marks the service as changed. Its services are registered by hand: declared, they would be a circle, for the
 * sensor gathers problems from all who have some.
 */
@Component(
        name = "org.sundew.sensor.cast",
        service = {},
        immediate = true)
public final class Cast implements Personas, ProblemSource {
    private static final String REVISION = "sundew.revision";

    private final Sensor sensor;
    private final Seed seed;
    private final Clock clock;
    private final Map<String, PersonaCfg> cfgs = new TreeMap<>();
    private volatile Snapshot snapshot;
    private int revision;
    private @Nullable ServiceRegistration<?> registration;

    private record Snapshot(Map<String, Persona> personas, Persona chosen, String choice, List<Problem> problems) {}

    /** Offers the personas, at first none but a stopgap. */
    @Activate
    public Cast(BundleContext context, @Reference Sensor sensor) {
        this(
                sensor,
                Seed.keptIn(
                        Path.of(data(context), "persona.seed"),
                        new SecureRandom(),
                        Clock.systemUTC().instant()),
                Clock.systemUTC());
        String[] services = {Personas.class.getName(), ProblemSource.class.getName()};
        registration = context.registerService(services, this, properties());
    }

    Cast(Sensor sensor, Seed seed, Clock clock) {
        this.sensor = sensor;
        this.seed = seed;
        this.clock = clock;
        this.snapshot = gathered();
    }

    private static String data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return data == null ? "data" : data;
    }

    @Deactivate
    void stop() {
        ServiceRegistration<?> over;
        synchronized (this) {
            over = registration;
            registration = null;
        }
        if (over != null) {
            over.unregister();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "bindCfg")
    synchronized void bindCfg(PersonaCfg cfg) {
        cfgs.put(cfg.name(), cfg);
        refresh();
    }

    synchronized void unbindCfg(PersonaCfg cfg) {
        if (cfgs.remove(cfg.name(), cfg)) {
            refresh();
        }
    }

    /** The sensor's domain or choice may have changed. */
    @Reference(
            service = Sensor.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            updated = "bindNames")
    synchronized void bindNames(Sensor changed) {
        refresh();
    }

    void unbindNames(Sensor gone) {}

    private void refresh() {
        snapshot = gathered();
        revision++;
        if (registration != null) {
            registration.setProperties(properties());
        }
    }

    private Dictionary<String, Object> properties() {
        return FrameworkUtil.asDictionary(Map.of(REVISION, revision));
    }

    private Snapshot gathered() {
        Map<String, Persona> personas = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (PersonaCfg cfg : cfgs.values()) {
            problems.addAll(cfg.problems());
            Draft draft = cfg.draft();
            if (draft != null) {
                personas.put(cfg.name(), filled(draft));
            }
        }
        String choice = sensor.persona();
        Persona chosen = personas.get(choice);
        return new Snapshot(personas, chosen == null ? filled(Draft.PLAIN) : chosen, choice, List.copyOf(problems));
    }

    private Persona filled(Draft draft) {
        return draft.fill(sensor.domain(), seed, clock.instant());
    }

    @Override
    public Persona persona(String name) {
        Snapshot now = snapshot;
        return name.isEmpty() ? now.chosen() : now.personas().getOrDefault(name, now.chosen());
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(snapshot.personas().keySet());
    }

    @Override
    public boolean settled() {
        Snapshot now = snapshot;
        return now.personas().containsKey(now.choice());
    }

    @Override
    public List<Problem> problems() {
        Snapshot now = snapshot;
        if (now.personas().isEmpty() || now.personas().containsKey(now.choice())) {
            return now.problems();
        }
        List<Problem> all = new ArrayList<>(now.problems());
        all.add(new Problem(
                "org.sundew.sensor.cfg", "persona", Shown.of(now.choice()), "no such persona; a plain server plays"));
        return all;
    }
}
