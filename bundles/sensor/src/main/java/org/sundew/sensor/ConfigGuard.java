package org.sundew.sensor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.intake.Announcer;
import org.sundew.sensor.Cfgs.Cfg;
import org.sundew.sensor.Custody.Delivery;
import org.sundew.sensor.Custody.Outcome;

/**
 * Stands between Config Admin and the components: checks each configuration against what its component declares and lets a
 * faulty one not through.
 *
 * <p>Declarative Services asks for processed properties (OSGi Compendium 104.9), so every delivery passes {@link
 * #modifyConfiguration}, after the interpolation of variables (its ranking is lower). What a plug-in cannot see, cfgs that
 * nobody reads and components that would not start, is gathered on a thread of its own a moment after something changed.
 * This bundle has to start before the components it guards, and after Declarative Services.
 */
@Component(
        name = "org.sundew.sensor.guard",
        service = {ConfigurationPlugin.class, SynchronousConfigurationListener.class, ProblemSource.class},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = "service.cmRanking:Integer=1000")
public final class ConfigGuard implements ConfigurationPlugin, SynchronousConfigurationListener, ProblemSource {
    private static final Duration SOON = Duration.ofMillis(200);
    /** By then a component that was given a new configuration has started or failed. */
    private static final Duration LATER = Duration.ofSeconds(2);

    private final BundleContext context;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> daemon("sundew-guard", task));
    private final Nudge soon = new Nudge(executor, SOON, this::settle);
    private final Nudge later = new Nudge(executor, LATER, this::settle);
    private final ServiceListener components = event -> soon.ask();
    private final Declarations declarations;
    private final Custody custody;
    private final Inspector inspector;
    private final Cfgs cfgs;
    private final FailedComponents failed;
    private final Hurry hurry = new Hurry(System::nanoTime);
    private final Bulletin bulletin = new Bulletin();
    private final ProblemBoard board = new ProblemBoard(bulletin);
    /** Each configuration's keys as they were last written, to tell what changed. */
    private final Map<String, Cfg> written = new ConcurrentHashMap<>();

    /** Starts guarding: judges what is there, and follows bundles, configurations and components from now on. */
    @Activate
    public ConfigGuard(
            BundleContext context, @Reference ConfigurationAdmin admin, @Reference ServiceComponentRuntime runtime)
            throws InvalidSyntaxException {
        this.context = context;
        this.declarations = new Declarations(context, soon::ask);
        this.inspector = new Inspector(declarations);
        this.custody = new Custody(inspector);
        this.cfgs = new Cfgs(admin, context.getServiceReference(ConfigurationAdmin.class));
        this.failed = new FailedComponents(runtime, inspector);
        declarations.open(); // what it finds sets this guard to work: not before the guard is whole
        cfgs.all().forEach(cfg -> written.put(cfg.pid(), cfg));
        context.addServiceListener(components, "(objectClass=" + ServiceComponentRuntime.class.getName() + ")");
        soon.ask();
        later.ask();
    }

    @Deactivate
    void stop() {
        context.removeServiceListener(components);
        executor.shutdownNow();
        declarations.close();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAnnouncer(Announcer announcer) {
        bulletin.opened(announcer);
    }

    void unbindAnnouncer(Announcer announcer) {
        bulletin.closed(announcer);
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        if (!(properties.get("service.pid") instanceof String pid)) {
            return;
        }
        String type = Cfgs.target(properties.get("service.factoryPid") instanceof String factory ? factory : pid);
        if (Inspector.concerns(type, Custody.settings(properties).keySet())) {
            custody.judge(pid, type, properties);
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        String pid = event.getPid();
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            removed(pid);
        } else if (event.getType() == ConfigurationEvent.CM_UPDATED) {
            cfgs.of(pid).ifPresent(this::updated);
        }
    }

    private void removed(String pid) {
        custody.forget(pid);
        hurry.forget(pid);
        Cfg before = written.remove(pid);
        if (before != null) {
            bulletin.changed(before.file(), before.file() + " was removed");
            soon.ask();
        }
    }

    private void updated(Cfg cfg) {
        hurry.changed(cfg.pid());
        cfgs.judge(cfg);
        Cfg before = written.put(cfg.pid(), cfg);
        if (custody.outcome(cfg.pid()).stream()
                .allMatch(outcome -> outcome.faults().isEmpty())) {
            tell(cfg, before == null ? null : changedKeys(before.settings(), cfg.settings()));
        }
        soon.ask();
        later.ask();
    }

    private void tell(Cfg cfg, @Nullable Set<String> keys) {
        if (keys == null) {
            bulletin.changed(cfg.file(), cfg.file() + " was added");
        } else if (!keys.isEmpty()) {
            bulletin.changed(cfg.file(), cfg.file() + " changed: " + String.join(", ", keys));
        }
    }

    private static Set<String> changedKeys(Map<String, Object> before, Map<String, Object> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.deepEquals(before.get(key), after.get(key)));
        return keys;
    }

    /** Looks at everything again, has delivered what must be delivered differently now, and shows the problems. */
    private void settle() {
        List<Problem> problems = new ArrayList<>();
        Set<String> missed = hurry.over();
        for (Cfg cfg : cfgs.all()) {
            problems.addAll(look(cfg, missed.contains(cfg.pid())));
        }
        if (hurry.goesOn()) {
            later.ask();
        }
        problems.addAll(failed.problems());
        board.show(problems);
    }

    private List<Problem> look(Cfg cfg, boolean missed) {
        Optional<Outcome> before = custody.outcome(cfg.pid());
        if (before.isPresent()) {
            custody.judgeAgain(cfg.pid());
        } else {
            cfgs.judge(cfg);
        }
        Optional<Outcome> now = custody.outcome(cfg.pid());
        boolean otherwise = before.isPresent()
                && now.isPresent()
                && before.get().delivery() != now.get().delivery(); // a bundle came and declares more, or less
        if (missed || otherwise) {
            cfgs.deliver(cfg);
        }
        List<Problem> problems = new ArrayList<>();
        now.ifPresent(outcome ->
                outcome.faults().forEach(fault -> problems.add(problem(cfg, fault, outcome.delivery()))));
        if (unread(cfg)) {
            problems.add(new Problem(cfg.file(), "", "", "nothing installed reads it: no bundle knows " + cfg.type()));
        }
        return problems;
    }

    private boolean unread(Cfg cfg) {
        return cfg.fromFile()
                && cfg.type().startsWith(Inspector.OURS)
                && !inspector.claimed(cfg.type())
                && !failed.claims(cfg.type());
    }

    private static Problem problem(Cfg cfg, Fault fault, Delivery delivery) {
        boolean alone = delivery == Delivery.REJECTED && cfg.single();
        String meanwhile = alone ? "the default holds until this is mended" : delivery.meanwhile();
        Object value = cfg.settings().get(fault.key());
        return new Problem(
                cfg.file(),
                fault.key(),
                fault.secret() || value == null ? "" : Shown.of(value),
                fault.what() + "; " + meanwhile);
    }

    @Override
    public List<Problem> problems() {
        return board.problems();
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
