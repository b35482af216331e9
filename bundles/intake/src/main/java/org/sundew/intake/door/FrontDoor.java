package org.sundew.intake.door;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
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
import org.sundew.admin.Accounts;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.VisitorView;
import org.sundew.detect.Detector;
import org.sundew.event.Endpoint;
import org.sundew.event.Ids;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Arrival;
import org.sundew.gate.Finding;
import org.sundew.gate.Gate;
import org.sundew.intake.Admission;
import org.sundew.intake.Announcer;
import org.sundew.intake.Intake;
import org.sundew.intake.StateStore;
import org.sundew.journal.Journal;

/**
 * The component: follows gates, detectors and the journal as they come and go, and a change of the configuration, all
 * without losing a count. It is open while every listed gate and the journal are there.
 */
@Component(
        name = "org.sundew.intake",
        service = {Intake.class, Accounts.class, Announcer.class, ProblemSource.class, FrontDoor.class},
        immediate = true)
@Designate(ocd = FrontDoor.Config.class)
public final class FrontDoor implements Intake, Accounts, Announcer, ProblemSource, Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Ledger ledger;
    private final Outbox outbox;
    private final Reception reception;
    private final Remembrance remembrance;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Guards what follows. */
    private final Object staff = new Object();

    private final Gatehouse gatehouse;
    private final List<RankedDetector> detectors = new ArrayList<>();
    private boolean stopped;

    private record RankedDetector(WatchedDetector detector, int ranking) {}

    @ObjectClassDefinition(
            name = "Sundew intake",
            description = "Who judges arrivals, and how many visitors are remembered")
    public @interface Config {
        @AttributeDefinition(
                name = "Gates",
                description =
                        "The gates that judge every arrival, in this order, by commas. While one of them is missing "
                                + "nobody is let in. Empty: everybody is let in")
        String gates() default "limiter, rules";

        @AttributeDefinition(
                name = "Most visitors",
                description =
                        "How many visitors are remembered: IPv4 addresses and IPv6 /64 networks. About 100 bytes each",
                min = "1000",
                max = "10000000")
        int visitors_max() default 250_000;

        @AttributeDefinition(
                name = "Most ports",
                description =
                        "How many distinct sensor ports are told apart for each visitor and transport; all others count "
                                + "as one. 8 bytes each, when used",
                min = "8",
                max = "1024")
        int visitors_ports_max() default 64;

        @AttributeDefinition(
                name = "Snapshot",
                description =
                        "How often what is remembered of visitors is written to disk, in seconds; it is written when "
                                + "the sensor stops in any case. 0 = only then",
                min = "0",
                max = "86400")
        int visitors_snapshot_seconds() default 300;

        @AttributeDefinition(
                name = "Waiting events",
                description = "How many events wait while the journal is missing; others are lost, and counted",
                min = "0",
                max = "1000000")
        int waiting_events() default 10_000;

        @AttributeDefinition(
                name = "Waiting bytes",
                description = "How much memory those events may take together, in bytes",
                min = "0",
                max = "1073741824")
        long waiting_bytes() default 16_777_216;
    }

    /** Begins with the visitors it remembers, no gate and no journal. */
    @Activate
    public FrontDoor(Config config, @Reference StateStore store) {
        this(config, Clock.systemUTC(), new SecureRandom(), store);
    }

    FrontDoor(Config config, Clock clock, RandomGenerator random, StateStore store) {
        this.ledger = new Ledger(config.visitors_max(), config.visitors_ports_max(), random.nextLong());
        this.outbox = new Outbox(config.waiting_events(), config.waiting_bytes());
        this.reception = new Reception(clock, new Ids(clock, random), ledger, outbox);
        this.remembrance = new Remembrance(ledger, store, reception.books()::arrivals);
        this.gatehouse = new Gatehouse(config.gates());
        remembrance.every(config.visitors_snapshot_seconds());
        change(() -> {});
    }

    /** Takes new bounds and a new order of gates; nothing that was counted is forgotten. */
    @Modified
    void modified(Config config) {
        ledger.bound(config.visitors_max(), config.visitors_ports_max());
        outbox.bound(config.waiting_events(), config.waiting_bytes());
        remembrance.every(config.visitors_snapshot_seconds());
        change(() -> gatehouse.order(config.gates()));
    }

    /** Visits that are still open end later and go to the journal that is there now. */
    @Deactivate
    void stop() {
        synchronized (staff) {
            stopped = true;
        }
        remembrance.end();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindJournal(Journal journal) {
        change(() -> outbox.attach(journal));
    }

    void unbindJournal(Journal journal) {
        change(() -> {
            if (!stopped) {
                outbox.detach(journal);
            }
        });
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindGate(Gate gate, Map<String, Object> properties) {
        change(() -> gatehouse.put(gate, properties));
    }

    void updatedGate(Gate gate, Map<String, Object> properties) {
        change(() -> gatehouse.put(gate, properties));
    }

    void unbindGate(Gate gate) {
        change(() -> gatehouse.remove(gate));
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindDetector(Detector detector, Map<String, Object> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        change(() -> {
            detectors.add(new RankedDetector(new WatchedDetector(detector), ranking));
            detectors.sort(Comparator.comparingInt(RankedDetector::ranking).reversed());
        });
    }

    void unbindDetector(Detector detector) {
        change(() -> detectors.removeIf(each -> each.detector().service() == detector));
    }

    /** Makes a change of who is there, and tells the listeners if that opens or closes the door. */
    private void change(Runnable change) {
        boolean before;
        Roster now;
        synchronized (staff) {
            change.run();
            List<String> missing = new ArrayList<>(gatehouse.missing());
            if (!outbox.attached()) {
                missing.add(Roster.JOURNAL);
            }
            before = reception.roster().open();
            now = new Roster(
                    gatehouse.gates(),
                    detectors.stream().map(RankedDetector::detector).toList(),
                    missing);
            reception.roster(now);
        }
        if (before != now.open()) {
            tell(now);
        }
    }

    private void tell(Roster now) {
        if (now.open()) {
            LOG.info("visitors are let in");
        } else {
            LOG.info("visitors have to wait, for these are missing: {}", now.missing());
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean open() {
        return reception.roster().open();
    }

    @Override
    public Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
        return reception.arrive(visitor, sensor, listen);
    }

    @Override
    public Arrival suppose(Endpoint visitor, Endpoint sensor, Listen listen, long connection) {
        return reception.suppose(visitor, sensor, listen, connection);
    }

    @Override
    public Roster roster() {
        return reception.roster();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void announce(String action, Severity severity, String subject, String message, Note... notes) {
        reception.announce(action, severity, subject, message, List.of(notes));
    }

    @Override
    public void announce(Finding finding) {
        reception.announce(finding);
    }

    @Override
    public Totals totals() {
        return reception.books().totals(ledger.visitors(), ledger.evicted());
    }

    @Override
    public List<VisitorView> visitors(int limit) {
        return ledger.latest(limit);
    }

    @Override
    public Optional<VisitorView> visitor(String address) {
        return ledger.find(address);
    }

    @Override
    public boolean forget(String address) {
        remembrance.changed();
        return ledger.forget(address);
    }

    @Override
    public void forgetAll() {
        remembrance.changed();
        ledger.forgetAll();
    }

    @Override
    public int portsToldApart() {
        return ledger.portsToldApart();
    }

    @Override
    public List<String> missing() {
        return reception.roster().missing();
    }

    @Override
    public List<Problem> problems() {
        return reception.roster().problems();
    }
}
