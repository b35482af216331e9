package org.sundew.limiter;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.admin.Accounts;
import org.sundew.admin.CfgEditor;
import org.sundew.admin.Limits;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
import org.sundew.gate.Finding;
import org.sundew.gate.Gate;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.intake.Announcer;
import org.sundew.intake.StateStore;
import org.sundew.intake.VisitSizes;
import org.sundew.limiter.Key.Preset;

/**
 * The limiter as a component: the desks, their clock, and what outlives them. A cfg change goes to the same desks; an update of
 * the bundle and a restart find what they knew in the state store.
 */
@Component(
        name = Limiter.NAME,
        service = {Gate.class, Limits.class, VisitSizes.class, ProblemSource.class},
        immediate = true,
        property = Gate.NAME + "=limiter")
@Designate(ocd = LimiterKeys.class)
public final class Limiter implements Gate, Limits, VisitSizes, ProblemSource {
    /** The component's name and PID. */
    static final String NAME = "org.sundew.limiter";

    private static final Logger LOG = LoggerFactory.getLogger(Limiter.class);
    private static final String STATE = "limiter";
    private static final String NETWORK = "/24";

    private final Clock clock;
    private final StateStore store;
    private final ScheduledExecutorService executor;
    private final Desks desks;
    private final Troubles troubles;
    private volatile @Nullable Accounts accounts;
    private boolean sameRun;
    /** Whether the ledger has yet to be told that a restart forgets. */
    private boolean forgets;

    private long written;
    private long ticked;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Announcer announcer;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable CfgEditor editor;

    /** Goes on where the limiter before it stopped. */
    @Activate
    public Limiter(Map<String, Object> properties, @Reference StateStore store) {
        this(properties, store, Clock.systemUTC(), new SecureRandom().nextLong(), executor());
    }

    Limiter(
            Map<String, Object> properties,
            StateStore store,
            Clock clock,
            long seed,
            ScheduledExecutorService executor) {
        this.clock = clock;
        this.store = store;
        this.executor = executor;
        Settings settings = Settings.of(properties);
        this.desks = recalled(settings, seed);
        this.troubles = new Troubles(desks);
        this.forgets = settings.forgetting() && !sameRun;
        this.written = clock.millis();
        this.ticked = written;
        var unused = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService executor() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sundew-limiter");
            thread.setDaemon(true);
            return thread;
        });
    }

    private Desks recalled(Settings settings, long seed) {
        Desks recalled = new Desks(settings, clock, seed);
        boolean whole = store.recall(STATE, (in, thisRun) -> {
            sameRun = thisRun;
            if (thisRun || !settings.forgetting()) {
                recalled.read(in);
            }
        });
        return whole ? recalled : new Desks(settings, clock, seed);
    }

    /** Takes new settings; nothing that was counted is forgotten. */
    @Modified
    void modified(Map<String, Object> properties) {
        desks.bound(Settings.of(properties), this::announce);
    }

    /** Keeps what it knows for the one after it. */
    @Deactivate
    public void stop() {
        executor.shutdown();
        keep();
    }

    /** If a restart is to forget, the ledger is told as well; nobody is let in before this gate is there. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAccounts(Accounts next) {
        accounts = next;
        troubles.ledger(next);
        if (forgets) {
            forgets = false;
            next.forgetAll();
        }
    }

    void unbindAccounts(Accounts gone) {
        if (gone.equals(accounts)) {
            accounts = null;
        }
    }

    /** Every second: ends what is over, and keeps what there is if it is time. While nobody can be told, nothing ends. */
    void tick() {
        try {
            long now = clock.millis();
            if (now < ticked) {
                LOG.warn("The clock was set back by {} s: what happened later counts as of now", (ticked - now) / 1000);
                desks.notLaterThan(now);
                written = Math.min(written, now);
            }
            ticked = now;
            if (announcer != null) {
                desks.tick(this::announce);
            }
            troubles.look(now);
            int seconds = desks.settings().snapshotSeconds();
            if (seconds > 0 && now - written >= TimeUnit.SECONDS.toMillis(seconds)) {
                keep();
            }
        } catch (RuntimeException e) {
            LOG.error("A round of the limiter failed", e);
        }
    }

    private synchronized void keep() {
        store.keep(STATE, desks::write);
        written = clock.millis();
    }

    private void announce(Finding finding) {
        Announcer present = announcer;
        if (present != null) {
            present.announce(finding);
        } else {
            LOG.info("Nobody to announce it to: {}", finding.description());
        }
    }

    @Override
    public Verdict judge(Arrival arrival) {
        return desks.judge(arrival);
    }

    @Override
    public Optional<Explanation> explain(Arrival arrival) {
        return Optional.of(desks.explain(arrival));
    }

    @Override
    public long receiveBytes() {
        return desks.settings().receiveBytes();
    }

    @Override
    public int logBytes() {
        return desks.settings().logBytes();
    }

    @Override
    public List<Setting> settings() {
        return desks.settings().views();
    }

    @Override
    public String preset() {
        return desks.settings().preset().label();
    }

    @Override
    public void preset(String name) {
        Preset preset = Preset.of(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no preset " + name + ": normal, cautious"));
        desks.bound(desks.settings().with(preset), this::announce);
        CfgEditor present = editor;
        if (present == null) {
            LOG.warn("The preset {} holds until the next start only: nobody is there to write it", name);
        } else {
            present.set(NAME, "preset", name);
        }
    }

    @Override
    public List<LockOut> lockOuts(int limit) {
        return desks.lockOuts(limit);
    }

    @Override
    public List<Ignored> ignored(int limit) {
        return desks.ignored(limit);
    }

    @Override
    public List<LockUp> lockUps() {
        return desks.lockUps();
    }

    @Override
    public Counts counts() {
        return desks.counts();
    }

    /** First the ledger's counts, then what is remembered here: in between, nobody is locked out by old counts. */
    @Override
    public boolean unlock(String address) {
        boolean network = address.endsWith(NETWORK);
        String plain = network ? address.substring(0, address.length() - NETWORK.length()) : address;
        OptionalLong key = VisitorKey.parse(plain);
        if (key.isEmpty() || (network && !VisitorKey.ipv4(key.getAsLong()))) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        Accounts present = accounts;
        boolean forgotten = !network && present != null && present.forget(plain);
        long who = network ? Desk.network(key.getAsLong()) : key.getAsLong();
        boolean lifted = desks.forget(who, network, this::announce);
        return forgotten || lifted;
    }

    @Override
    public List<Problem> problems() {
        return troubles.problems();
    }
}
