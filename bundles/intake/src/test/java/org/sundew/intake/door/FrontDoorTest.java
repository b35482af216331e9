package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Accounts.Totals;
import org.sundew.admin.Problem;
import org.sundew.detect.Detection;
import org.sundew.detect.Detector;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visited;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Finding;
import org.sundew.gate.Gate;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.MemoryStore;
import org.sundew.testkit.Samples;

final class FrontDoorTest {
    private static final Listen FTP = Samples.listen("ftp", 21);
    private static final LimitMark LIMIT = new LimitMark("tcp.concurrent.max.per.ip", 32);
    private static final RuleMatch RULE = new RuleMatch("home", "Home", "visitor-rules");
    private static final Finding SCAN = new Finding("port-scan", "tcp.ports.event", 10, Severity.HIGH, "11 ports");

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final FakeJournal journal = new FakeJournal();
    private final FrontDoor door = door("");

    private FrontDoor door(String gates) {
        return new FrontDoor(ConfigOf.of(FrontDoor.Config.class, "gates", gates), clock, new Random(7), store);
    }

    private static Map<String, Object> named(String name) {
        return Map.of(Gate.NAME, name);
    }

    private static Verdict close(Door door, Silence silence) {
        return new Verdict(door, silence, null, List.of(), null, LIMIT);
    }

    /** A door with this one gate, and the journal. */
    private FrontDoor with(Gate gate) {
        FrontDoor one = door("a");
        one.bindGate(gate, named("a"));
        one.bindJournal(journal);
        return one;
    }

    private Admission arrive(FrontDoor at) {
        return at.arrive(Samples.endpoint("192.0.2.7", 40001), Samples.endpoint("198.51.100.1", 10021), FTP);
    }

    private static Departure departure(Note... notes) {
        return new Departure(
                ClosedBy.VISITOR,
                Severity.MEDIUM,
                Payload.of("USER root\r\n"),
                Payload.of("220 hi\r\n"),
                List.of(notes),
                Optional.empty());
    }

    private static void assertTotals(
            FrontDoor door, long journaled, long ignored, long suppressed, long lost, int open, long pending) {
        Totals totals = door.totals();
        assertThat(List.of(
                        totals.journaled(),
                        totals.ignored(),
                        totals.suppressed(),
                        totals.lost(),
                        (long) totals.open(),
                        totals.pending()))
                .as("journaled, ignored, suppressed, lost, open, pending")
                .containsExactly(journaled, ignored, suppressed, lost, (long) open, pending);
        assertThat(totals.arrivals()).isEqualTo(journaled + ignored + suppressed + lost + open + pending);
    }

    @Test
    void letsAVisitorInAndJournalsTheVisitAtItsEnd() {
        door.bindJournal(journal);

        Admission admission = arrive(door);
        assertThat(admission.door()).isEqualTo(Door.OPEN);
        assertThat(admission.recorded()).isTrue();
        assertThat(journal.events()).isEmpty();
        assertTotals(door, 0, 0, 0, 0, 1, 0);
        clock.elapse(Duration.ofSeconds(3));
        admission.leave(departure(new Note("user", "root")));

        Visited visited = journal.visits().get(0);
        assertThat(visited.at()).isSameAs(admission.visit());
        assertThat(visited.time()).isEqualTo(admission.visit().started().plusSeconds(3));
        assertThat(visited.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(visited.closedBy()).isEqualTo(ClosedBy.VISITOR);
        assertThat(visited.received()).isEqualTo(Payload.of("USER root\r\n"));
        assertThat(visited.notes()).containsExactly(new Note("user", "root"));
        assertThat(visited.rule()).isEmpty();
        assertTotals(door, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void tellsGatesWhatTheLedgerRemembers() {
        List<Arrival> seen = new ArrayList<>();
        FrontDoor watched = with(arrival -> {
            seen.add(arrival);
            return Verdict.PASS;
        });

        arrive(watched);
        arrive(watched).leave(departure());
        arrive(watched);

        assertThat(seen).extracting(Arrival::total).containsExactly(1L, 2L, 3L);
        assertThat(seen).extracting(Arrival::openNow).containsExactly(1, 2, 2);
        assertThat(seen).extracting(Arrival::openAll).containsExactly(1, 2, 2);
        assertThat(seen.get(2).visit().ordinal()).isEqualTo(3);
    }

    @Test
    void countsOpenSessionsByTransport() {
        List<Arrival> seen = new ArrayList<>();
        FrontDoor watched = with(arrival -> {
            seen.add(arrival);
            return Verdict.PASS;
        });
        Listen udp = new Listen("snmp", "null", Transport.UDP, 161, "main", Severity.LOW, PortLimit.NONE);

        arrive(watched);
        watched.arrive(Samples.endpoint("192.0.2.8", 1), Samples.endpoint("198.51.100.1", 161), udp);
        arrive(watched);

        assertThat(seen).extracting(Arrival::openAll).containsExactly(1, 1, 2);
        assertThat(watched.totals().open()).isEqualTo(3);
    }

    @Test
    void remembersVisitorsOverARestart() {
        door.bindJournal(journal);
        arrive(door).leave(departure());
        door.stop();
        store.restart();

        FrontDoor again = door("");
        again.bindJournal(journal);

        assertThat(arrive(again).visit().ordinal()).isEqualTo(2);
        again.forgetAll();
        assertThat(arrive(again).visit().ordinal()).isEqualTo(1);
    }

    @Test
    void journalsARefusedVisitAtOnce() {
        FrontDoor limited = with(arrival -> close(Door.CLOSE, Silence.NONE));

        Admission refused = arrive(limited);

        assertThat(refused.door()).isEqualTo(Door.CLOSE);
        Visited visited = journal.visits().get(0);
        assertThat(visited.closedBy()).isEqualTo(ClosedBy.LIMIT);
        assertThat(visited.limit()).contains(LIMIT);
        assertThat(visited.severity()).isEqualTo(FTP.severity());
        assertThat(visited.received()).isEqualTo(Payload.EMPTY);
        assertTotals(limited, 1, 0, 0, 0, 0, 0);
        assertThat(limited.visitor("192.0.2.7").orElseThrow().open()).isZero();
    }

    @Test
    void suppressesARefusedVisitThatALimitHides() {
        FrontDoor limited = with(arrival -> close(Door.RESET, Silence.SUPPRESSED));

        assertThat(arrive(limited).door()).isEqualTo(Door.RESET);

        assertThat(journal.events()).isEmpty();
        assertTotals(limited, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void letsInUnheardWhomARuleIgnores() {
        FrontDoor ruled = with(arrival -> new Verdict(Door.OPEN, Silence.IGNORED, null, List.of(SCAN), RULE, null));

        Admission admission = arrive(ruled);
        assertThat(admission.door()).isEqualTo(Door.OPEN);
        assertThat(admission.recorded()).isFalse();
        admission.report(Observation.command("id"), Severity.HIGH);
        admission.leave(departure());

        assertThat(journal.events()).isEmpty();
        assertTotals(ruled, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void tellsFindingsOfASuppressedVisit() {
        FrontDoor limited =
                with(arrival -> new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(SCAN), null, LIMIT));

        Admission refused = arrive(limited);

        LimitReached reached = (LimitReached) journal.events().get(0);
        assertThat(reached.action()).isEqualTo("port-scan");
        assertThat(reached.severity()).isEqualTo(Severity.HIGH);
        assertThat(reached.visit()).contains(refused.visit());
        assertThat(reached.limit()).isEqualTo(new LimitMark("tcp.ports.event", 10));
        assertThat(reached.description()).isEqualTo("11 ports");
        assertTotals(limited, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void addsVerdictsUpInTheConfiguredOrder() {
        FrontDoor both = door("limiter, rules");
        both.bindJournal(journal);
        both.bindGate(
                arrival -> new Verdict(Door.CLOSE, Silence.NONE, Severity.HIGH, List.of(), RULE, null), named("rules"));
        both.bindGate(
                arrival -> new Verdict(Door.RESET, Silence.NONE, Severity.LOW, List.of(SCAN), null, LIMIT),
                named("limiter"));

        assertThat(arrive(both).door()).isEqualTo(Door.RESET);

        Visited visited = journal.visits().get(0);
        assertThat(visited.severity()).isEqualTo(Severity.HIGH);
        assertThat(visited.closedBy()).isEqualTo(ClosedBy.LIMIT);
        assertThat(visited.rule()).contains(RULE);
        assertThat(visited.limit()).contains(LIMIT);
        assertThat(journal.events()).hasSize(2);
    }

    @Test
    void saysThatARuleClosed() {
        FrontDoor ruled = with(arrival -> new Verdict(Door.CLOSE, Silence.NONE, null, List.of(), RULE, null));

        arrive(ruled);

        assertThat(journal.visits().get(0).closedBy()).isEqualTo(ClosedBy.RULE);
    }

    @Test
    void sendsAwayWhomAFailingGateCannotJudgeAndNamesTheGate() {
        FrontDoor failing = with(arrival -> {
            throw new NoClassDefFoundError("gone");
        });

        Admission refused = arrive(failing);

        assertThat(refused.door()).isEqualTo(Door.CLOSE);
        Visited visited = journal.visits().get(0);
        assertThat(visited.closedBy()).isEqualTo(ClosedBy.SERVER);
        assertThat(visited.notes()).containsExactly(new Note("gate.failed", "a"));
        assertTotals(failing, 1, 0, 0, 0, 0, 0);
        assertThat(failing.problems())
                .hasSize(1)
                .allMatch(problem -> problem.file().equals("gate a")
                        && problem.what().contains("failed 1 times")
                        && problem.what().contains("gone"));
    }

    @Test
    void isClosedWithoutAJournal() {
        assertThat(door.open()).isFalse();
        assertThat(door.missing()).containsExactly("journal");
        assertThat(door.problems()).hasSize(1);

        Admission lost = arrive(door);

        assertThat(lost.door()).isEqualTo(Door.CLOSE);
        assertTotals(door, 0, 0, 0, 1, 0, 0);
        assertThat(door.totals().lostReasons()).isEqualTo(Map.of("not-open", 1L));
    }

    @Test
    void isClosedWhileAListedGateIsMissing() {
        FrontDoor both = door(" limiter ,, rules");
        both.bindJournal(journal);
        Gate limiter = arrival -> Verdict.PASS;
        Gate rules = arrival -> Verdict.PASS;
        assertThat(both.missing()).containsExactly("limiter", "rules");

        both.bindGate(limiter, named("limiter"));
        assertThat(both.open()).isFalse();
        both.bindGate(rules, named("rules"));
        assertThat(both.open()).isTrue();
        both.unbindGate(limiter);

        assertThat(both.missing()).containsExactly("limiter");
        assertThat(both.problems())
                .extracting(Problem::file, Problem::key, Problem::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("org.sundew.intake.cfg", "gates", "limiter"));
    }

    @Test
    void takesAGateWithARejectedCfgForMissing() {
        FrontDoor one = door("a");
        one.bindJournal(journal);
        Gate gate = arrival -> Verdict.PASS;

        one.bindGate(gate, Map.of(Gate.NAME, "a", Problem.REJECTED, "tcp.x: must be a number"));
        assertThat(one.missing()).containsExactly("a");
        one.updatedGate(gate, named("a"));

        assertThat(one.open()).isTrue();
    }

    @Test
    void asksTheHighestRankingOfGatesWithOneName() {
        FrontDoor one = door("a");
        one.bindJournal(journal);
        one.bindGate(arrival -> close(Door.CLOSE, Silence.NONE), named("a"));
        Gate better = arrival -> Verdict.PASS;
        one.bindGate(better, Map.of(Gate.NAME, "a", "service.ranking", 5));
        assertThat(arrive(one).door()).isEqualTo(Door.OPEN);

        one.unbindGate(better);

        assertThat(arrive(one).door()).isEqualTo(Door.CLOSE);
    }

    @Test
    void doesNotAskGatesThatAreNotListed() {
        door.bindJournal(journal);

        door.bindGate(arrival -> close(Door.CLOSE, Silence.NONE), named("rules"));

        assertThat(arrive(door).door()).isEqualTo(Door.OPEN);
    }

    @Test
    void tellsListenersWhenItOpensAndCloses() throws Exception {
        List<Boolean> heard = new ArrayList<>();
        AutoCloseable handle = door.onChange(() -> heard.add(door.open()));

        door.bindJournal(journal);
        door.unbindJournal(journal);
        door.bindJournal(journal);
        door.modified(ConfigOf.of(FrontDoor.Config.class, "gates", "limiter"));
        handle.close();
        door.modified(ConfigOf.of(FrontDoor.Config.class, "gates", ""));

        assertThat(heard).containsExactly(true, false, true, false);
        assertThat(door.open()).isTrue();
    }

    @Test
    void keepsEventsWhileTheJournalIsGone() {
        door.bindJournal(journal);
        Admission admission = arrive(door);
        door.unbindJournal(journal);

        admission.leave(departure());
        door.announce("listen-closed", Severity.LOW, "ftp-main", "closed");
        assertTotals(door, 0, 0, 0, 0, 0, 1);
        door.bindJournal(journal);

        assertTotals(door, 1, 0, 0, 0, 0, 0);
        assertThat(journal.events()).hasExactlyElementsOfTypes(Visited.class, SensorChanged.class);
    }

    @Test
    void losesWhatIsTooMuchWhileTheJournalIsGone() {
        FrontDoor small = new FrontDoor(
                ConfigOf.of(FrontDoor.Config.class, "gates", "", "waiting.events", 2), clock, new Random(7), store);
        small.bindJournal(journal);
        List<Admission> admissions = List.of(arrive(small), arrive(small), arrive(small));
        small.unbindJournal(journal);

        admissions.forEach(each -> each.leave(departure()));
        assertTotals(small, 0, 0, 0, 1, 0, 2);
        small.bindJournal(journal);

        assertTotals(small, 2, 0, 0, 1, 0, 0);
        assertThat(small.totals().lostReasons()).isEqualTo(Map.of("journal-missing", 1L));
    }

    @Test
    void countsWhatTheJournalLoses() {
        door.bindJournal(journal.disk(FakeJournal.Disk.FULL));
        arrive(door).leave(departure());
        journal.disk(FakeJournal.Disk.BROKEN);
        arrive(door).leave(departure());

        assertTotals(door, 0, 0, 0, 2, 0, 0);
        assertThat(door.totals().lostReasons()).isEqualTo(Map.of("disk-full", 1L, "journal-failed", 1L));
    }

    @Test
    void countsAVisitAsPendingUntilItIsOnDisk() {
        door.bindJournal(journal.disk(FakeJournal.Disk.SLOW));
        arrive(door).leave(departure());
        assertTotals(door, 0, 0, 0, 0, 0, 1);

        journal.sync();

        assertTotals(door, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void reportsAtOnce() {
        door.bindJournal(journal);
        Admission admission = arrive(door);

        admission.report(Observation.login("root", "toor", false), Severity.HIGH);

        Observed observed = (Observed) journal.events().get(0);
        assertThat(observed.at()).isSameAs(admission.visit());
        assertThat(observed.severity()).isEqualTo(Severity.HIGH);
        assertThat(observed.action()).isEqualTo("login");
        assertTotals(door, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void setsTheSeverityThatARuleGaveOnAllEventsOfTheVisit() {
        FrontDoor ruled = with(arrival -> new Verdict(Door.OPEN, Silence.NONE, Severity.LOW, List.of(), RULE, null));
        Detector detector = visited ->
                Optional.of(new Detection(new RuleMatch("7", "worm", "signatures"), Optional.of(Severity.HIGH)));
        ruled.bindDetector(detector, Map.of());

        Admission admission = arrive(ruled);
        admission.report(Observation.command("id"), Severity.HIGH);
        admission.leave(departure());

        assertThat(journal.events()).extracting(event -> event.severity()).containsExactly(Severity.LOW, Severity.LOW);
    }

    @Test
    void marksAVisitByTheFirstDetectorThatRecognisesIt() {
        door.bindJournal(journal);
        door.bindDetector(visited -> Optional.of(new Detection(RULE, Optional.empty())), Map.of("service.ranking", -1));
        door.bindDetector(visited -> Optional.empty(), Map.of());
        Detector best = visited ->
                Optional.of(new Detection(new RuleMatch("7", "worm", "signatures"), Optional.of(Severity.HIGH)));
        door.bindDetector(best, Map.of("service.ranking", 1));

        arrive(door).leave(departure());
        door.unbindDetector(best);
        arrive(door).leave(departure());

        assertThat(journal.visits().get(0).rule()).contains(new RuleMatch("7", "worm", "signatures"));
        assertThat(journal.visits().get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(journal.visits().get(1).rule()).contains(RULE);
        assertThat(journal.visits().get(1).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void passesOverADetectorThatFails() {
        door.bindJournal(journal);
        door.bindDetector(
                visited -> {
                    throw new IllegalStateException("boom");
                },
                Map.of());

        arrive(door).leave(departure());

        assertTotals(door, 1, 0, 0, 0, 0, 0);
        assertThat(door.problems()).hasSize(1);
    }

    @Test
    void endsAVisitOnlyOnce() {
        door.bindJournal(journal.disk(FakeJournal.Disk.CONFUSED));
        Admission admission = arrive(door);

        admission.leave(departure());
        admission.leave(departure());

        assertThat(journal.visits()).hasSize(1);
        assertTotals(door, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void neverEndsAVisitBeforeItStarted() {
        door.bindJournal(journal);
        Admission admission = arrive(door);
        clock.elapse(Duration.ofSeconds(-10));

        admission.leave(departure());

        assertThat(journal.visits().get(0).time()).isEqualTo(admission.visit().started());
    }

    @Test
    void keepsItsCountsWhenItsConfigurationChanges() {
        door.bindJournal(journal);
        arrive(door).leave(departure());

        door.modified(ConfigOf.of(FrontDoor.Config.class, "gates", "", "visitors.max", 5000));

        assertThat(arrive(door).visit().ordinal()).isEqualTo(2);
        assertThat(door.totals().arrivals()).isEqualTo(2);
    }

    @Test
    void journalsVisitsThatEndAfterItStopped() {
        door.bindJournal(journal);
        Admission admission = arrive(door);

        door.stop();
        door.unbindJournal(journal);
        admission.leave(departure());

        assertThat(journal.visits()).hasSize(1);
    }

    @Test
    void announcesWhatChanged() {
        door.bindJournal(journal);

        door.announce("sink-failed", Severity.MEDIUM, "mail", "mail fails", new Note("error", "refused"));

        SensorChanged changed = (SensorChanged) journal.events().get(0);
        assertThat(changed.action()).isEqualTo("sink-failed");
        assertThat(changed.subject()).isEqualTo("mail");
        assertThat(changed.time()).isEqualTo(clock.instant());
        assertThat(changed.notes()).containsExactly(new Note("error", "refused"));
    }
}
