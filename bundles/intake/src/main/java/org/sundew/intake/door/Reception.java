package org.sundew.intake.door;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.detect.Detection;
import org.sundew.event.Endpoint;
import org.sundew.event.Ids;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.SensorChanged;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Finding;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.journal.Receipt;

/**
 * Takes arrivals and sees them through. Thread-safe; blocks nowhere.
 *
 * <p>An arrival is counted in books and ledger before it is judged, so that limits hold exactly however many threads accept.
 * One that is refused is taken out again at once. A passing arrival allocates its visit, the {@link Arrival} that gates see,
 * and a {@link Passage}; no more.
 */
final class Reception {
    private static final String UNJUDGED = "not-open";

    private final Clock clock;
    private final Ids ids;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Books books = new Books();
    private volatile Roster roster = Roster.EMPTY;

    Reception(Clock clock, Ids ids, Ledger ledger, Outbox outbox) {
        this.clock = clock;
        this.ids = ids;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    Books books() {
        return books;
    }

    Roster roster() {
        return roster;
    }

    /** From now on these are asked. */
    void roster(Roster present) {
        roster = present;
    }

    Admission arrive(Endpoint visitor, Endpoint sensor, Listen listen) {
        Roster present = roster;
        int openAll = books.arrived(listen.transport());
        Arrival arrival = ledger.arrive(
                ids.next(), clock.instant(), VisitorKey.plain(visitor), VisitorKey.plain(sensor), listen, openAll);
        if (!present.open()) {
            return turnedAway(arrival.visit());
        }
        Judgement judgement = judge(present.gates(), arrival);
        Passage passage = new Passage(this, arrival.visit(), judgement);
        if (judgement != null) {
            tell(judgement.told(), arrival.visit());
            if (judgement.door() != Door.OPEN) {
                refused(passage, judgement);
            }
        }
        return passage;
    }

    /** An arrival that nobody made, as it would be judged now; counted nowhere. */
    Arrival suppose(Endpoint visitor, Endpoint sensor, Listen listen, long connection) {
        return ledger.suppose(
                ids.next(),
                clock.instant(),
                visitor,
                sensor,
                listen,
                books.nowOpen(listen.transport()) + 1,
                connection);
    }

    /** Nobody should have been accepted: the visit is lost, as nobody judged it. */
    private Admission turnedAway(Visit visit) {
        Passage passage = new Passage(this, visit, Judgement.shut());
        passage.ended();
        ledger.leave(visit);
        books.pending(visit.listen().transport());
        passage.lost(UNJUDGED);
        return passage;
    }

    private static @Nullable Judgement judge(NamedGate[] gates, Arrival arrival) {
        Judgement sum = null;
        for (NamedGate gate : gates) {
            Verdict verdict = gate.judge(arrival);
            if (Verdict.PASS.equals(verdict)) {
                continue;
            }
            sum = sum == null ? new Judgement() : sum;
            if (verdict == null) {
                sum.addFailure(gate.name());
            } else {
                sum.add(verdict);
            }
        }
        return sum;
    }

    private void tell(List<Finding> findings, Visit visit) {
        for (Finding finding : findings) {
            tell(finding, Optional.of(visit));
        }
    }

    private void tell(Finding finding, Optional<Visit> visit) {
        outbox.append(
                new LimitReached(
                        ids.next(),
                        0,
                        clock.instant(),
                        finding.action(),
                        finding.severity(),
                        visit,
                        new LimitMark(finding.limit(), finding.allowed()),
                        finding.description()),
                Receipt.NONE);
    }

    /** Something about a limit that no arrival brought about. */
    void announce(Finding finding) {
        tell(finding, Optional.empty());
    }

    private void refused(Passage passage, Judgement judgement) {
        Visit visit = passage.visit();
        passage.ended();
        ledger.leave(visit);
        if (passage.recorded()) {
            send(
                    passage,
                    new Visited(
                            ids.next(),
                            0,
                            ended(visit),
                            visit,
                            judgement.severity(visit.listen().severity()),
                            judgement.closedBy(),
                            Payload.EMPTY,
                            Payload.EMPTY,
                            judgement.notes(),
                            Optional.ofNullable(judgement.rule()),
                            Optional.ofNullable(judgement.limit())));
        } else {
            hide(passage);
        }
    }

    /** An admitted visitor is gone. */
    void left(Passage passage, Departure departure) {
        ledger.leave(passage.visit());
        if (passage.recorded()) {
            send(passage, inspected(passage, visited(passage, departure)));
        } else {
            hide(passage);
        }
    }

    private void send(Passage passage, Visited visited) {
        books.pending(passage.visit().listen().transport());
        outbox.append(visited, passage);
    }

    private void hide(Passage passage) {
        Transport transport = passage.visit().listen().transport();
        if (passage.silence() == Silence.IGNORED) {
            books.ignored(transport);
        } else {
            books.suppressed(transport);
        }
    }

    private Visited visited(Passage passage, Departure departure) {
        Judgement judgement = passage.judgement();
        Visit visit = passage.visit();
        return new Visited(
                ids.next(),
                0,
                ended(visit),
                visit,
                judgement == null ? departure.severity() : judgement.severity(departure.severity()),
                departure.closedBy(),
                departure.received(),
                departure.sent(),
                departure.notes(),
                judgement == null ? Optional.empty() : Optional.ofNullable(judgement.rule()),
                judgement == null
                        ? departure.limit()
                        : departure.limit().or(() -> Optional.ofNullable(judgement.limit())));
    }

    private Instant ended(Visit visit) {
        Instant now = clock.instant();
        return now.isBefore(visit.started()) ? visit.started() : now;
    }

    /** A signature marks the event; its severity holds unless a visitor rule set one. */
    private Visited inspected(Passage passage, Visited visited) {
        Optional<Detection> detection = roster.inspect(visited);
        if (detection.isEmpty()) {
            return visited;
        }
        Severity signature = detection.get().severity().orElse(visited.severity());
        Judgement judgement = passage.judgement();
        return new Visited(
                visited.id(),
                0,
                visited.time(),
                visited.at(),
                judgement == null ? signature : judgement.severity(signature),
                visited.closedBy(),
                visited.received(),
                visited.sent(),
                visited.notes(),
                Optional.of(detection.get().match()),
                visited.limit());
    }

    /** Something that a sim server saw and that must not wait. */
    void report(Passage passage, Observation observation, Severity severity) {
        Judgement judgement = passage.judgement();
        outbox.append(
                new Observed(
                        ids.next(),
                        0,
                        clock.instant(),
                        passage.visit(),
                        judgement == null ? severity : judgement.severity(severity),
                        observation),
                Receipt.NONE);
    }

    /** Something that changed in the sensor itself. */
    void announce(String action, Severity severity, String subject, String message, List<Note> notes) {
        outbox.append(
                new SensorChanged(ids.next(), 0, clock.instant(), action, severity, subject, message, notes),
                Receipt.NONE);
    }
}
