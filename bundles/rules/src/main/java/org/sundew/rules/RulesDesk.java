package org.sundew.rules;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Listens;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.RuleDraft;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleView;
import org.sundew.admin.Rules;
import org.sundew.event.SensorEvent;
import org.sundew.gate.Gate;
import org.sundew.journal.Journal;

/**
 * The rules as a component: brings cfgs, threads and services together, and registers the gate once it has a whole book
 * ({@link Upkeep}). One thread makes the books and looks at files every second; another asks name servers, which may take long.
 */
@Component(
        name = "org.sundew.rules",
        service = {Rules.class, ProblemSource.class},
        immediate = true)
@Designate(ocd = RulesDesk.Config.class)
public final class RulesDesk implements Rules, ProblemSource {
    private static final Logger LOG = LoggerFactory.getLogger(RulesDesk.class);
    private static final String GATE = "rules";

    private final BundleContext context;
    private final Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
    private final RulesGate gate = new RulesGate();
    private final HostNames hosts;
    private final Upkeep upkeep;
    private final List<RuleCfg> cfgs = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService maker = thread("sundew-rules");
    private final ScheduledExecutorService asker = thread("sundew-rules-names");
    private @Nullable ServiceRegistration<Gate> registration;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Journal journal;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Listens listens;

    /** What holds for all rules. */
    @ObjectClassDefinition(name = "Sundew visitor rules", description = "What holds for all visitor rules")
    public @interface Config {
        @AttributeDefinition(
                description = "How often the addresses of host names in rules are looked up again, in minutes",
                min = "1",
                max = "10080")
        int hosts_interval_minutes() default 10;
    }

    /** Begins to gather the rules. */
    @Activate
    public RulesDesk(BundleContext context, Config config, @Reference ConfigurationAdmin admin) {
        Clock clock = Clock.systemUTC();
        this.context = context;
        this.hosts = new HostNames(InetAddress::getAllByName, clock, interval(config));
        this.upkeep = new Upkeep(
                () -> cfgs.stream().map(RuleCfg::state).toList(),
                new Expected(admin),
                new ListFiles(etc),
                hosts,
                gate,
                clock);
        every(maker, this::work);
        every(asker, this::ask);
    }

    @Modified
    void modified(Config config) {
        hosts.interval(interval(config));
    }

    private static Duration interval(Config config) {
        return Duration.ofMinutes(config.hosts_interval_minutes());
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void every(ScheduledExecutorService executor, Runnable task) {
        var unused = executor.scheduleWithFixedDelay(guarded(task), 0, 1, TimeUnit.SECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | OutOfMemoryError e) { // the executor would be silent, and never run it again
                LOG.error("the rules could not be looked after; those in force stay", e);
            }
        };
    }

    private void work() {
        upkeep.look();
        if (upkeep.ready()) {
            register();
        }
    }

    private void ask() {
        if (hosts.look()) {
            changed();
        }
    }

    private void changed() {
        upkeep.changed();
        if (!maker.isShutdown()) {
            maker.execute(guarded(this::work));
        }
    }

    private synchronized void register() {
        if (registration == null && !maker.isShutdown()) {
            Map<String, Object> properties = Map.of(Gate.NAME, GATE);
            registration = context.registerService(Gate.class, gate, FrameworkUtil.asDictionary(properties));
        }
    }

    @Deactivate
    void stop() {
        asker.shutdownNow();
        maker.shutdownNow();
        synchronized (this) {
            if (registration != null) {
                registration.unregister();
                registration = null;
            }
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRule(RuleCfg cfg) {
        cfgs.add(cfg);
        changed();
    }

    void updatedRule(RuleCfg cfg) {
        changed();
    }

    void unbindRule(RuleCfg cfg) {
        cfgs.remove(cfg);
        changed();
    }

    @Override
    public List<Problem> problems() {
        return upkeep.problems();
    }

    @Override
    public List<RuleView> rules() {
        Listens present = listens;
        return Views.of(upkeep.workshop(), present == null ? "" : present.scenario());
    }

    @Override
    public RuleDraft draft(SensorEvent event, boolean close, boolean ignore, String severity) {
        return Draft.of(event, close, ignore, severity);
    }

    @Override
    public String save(RuleDraft draft) {
        return Draft.save(draft, etc).toString();
    }

    @Override
    public RuleTrial whatIf(String file, Instant since) {
        Journal present = journal;
        if (present == null) {
            throw new IllegalStateException("there is no journal at the moment");
        }
        Rule rule = RuleFile.read(etc, file);
        HostNames names = new HostNames(InetAddress::getAllByName, Clock.systemUTC(), Duration.ofDays(1));
        Bound candidate = Replay.bind(rule, new ListFiles(etc), names);
        History history = History.of(present);
        List<String> remarks = new ArrayList<>();
        if (!rule.enabled()) {
            remarks.add("the rule is disabled; it was tried as if it were not");
        }
        if (candidate.networks() == 0 && !rule.visitors().anybody()) {
            remarks.add("its lists and host names come to nobody at the moment");
        }
        if (history.leftOut() > 0) {
            remarks.add(history.leftOut() + " visits before the latest " + History.MOST + " were left out");
        }
        return new Replay(candidate, gate.book().rules(), since).run(history, remarks);
    }
}
