package org.sundew.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sundew.rules.Arrivals.bound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sundew.admin.RuleDraft;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleTrial.Part;
import org.sundew.event.ClosedBy;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Observation;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;
import org.sundew.testkit.Samples;

final class ReplayTest {
    private static final Instant START = Samples.STARTED;

    private final List<SensorEvent> events = new ArrayList<>();
    private int arrivals;

    private Visit visit(String visitor, int port, long ordinal) {
        arrivals++;
        Instant started = START.plusSeconds(arrivals);
        Listen listen = new Listen("l", "echo", Transport.TCP, port, "main", Severity.LOW, PortLimit.NONE);
        return new Visit(
                new Id(started.toEpochMilli() << 16, 1),
                started,
                Samples.endpoint(visitor, 40001),
                Samples.endpoint("198.51.100.1", port),
                listen,
                ordinal);
    }

    /** Journals a visit with so many log-ins. */
    private void add(String visitor, int port, long ordinal, int logins) {
        Visit visit = visit(visitor, port, ordinal);
        for (int i = 0; i < logins; i++) {
            events.add(new Observed(
                    new Id(visit.started().toEpochMilli() << 16, 10 + i),
                    0,
                    visit.started(),
                    visit,
                    Severity.MEDIUM,
                    Observation.login("root", "root", false)));
        }
        end(visit, ClosedBy.VISITOR);
    }

    private void end(Visit visit, ClosedBy closedBy) {
        events.add(new Visited(
                new Id(visit.started().toEpochMilli() << 16, 2),
                0,
                visit.started().plusMillis(500),
                visit,
                Severity.LOW,
                closedBy,
                Payload.EMPTY,
                Payload.EMPTY,
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    private RuleTrial run(Bound candidate, Bound... others) {
        return run(START, candidate, others);
    }

    private RuleTrial run(Instant since, Bound candidate, Bound... others) {
        History history = History.of(new FixedJournal(events), 100);
        return new Replay(candidate, List.of(others), since).run(history, List.of());
    }

    @Test
    void countsWhatWouldHaveBeenHiddenAndTheLogInsInIt() {
        add("192.0.2.7", 21, 1, 2);
        add("192.0.2.7", 21, 2, 1);
        add("192.0.2.8", 21, 1, 5);

        RuleTrial trial = run(bound("new", "visitor", "192.0.2.7", "ignore", "true"));

        assertThat(trial.visits()).isEqualTo(3);
        assertThat(trial.matched()).isEqualTo(2);
        assertThat(trial.hidden()).isEqualTo(new Part(2, 3));
        assertThat(trial.closed()).isEqualTo(new Part(0, 0));
        assertThat(trial.visitors()).isEqualTo(Map.of("192.0.2.7", 2L));
        assertThat(trial.examples()).hasSize(2);
        assertThat(trial.examples().get(0).connections()).isEqualTo(2);
        assertThat(trial.examples().get(0).change()).isEqualTo("hidden");
    }

    @Test
    void countsConnectionsToThePortInTheOrderTheyCame() {
        add("192.0.2.7", 21, 1, 0);
        add("192.0.2.7", 22, 2, 0);
        add("192.0.2.7", 21, 3, 0);
        add("192.0.2.7", 21, 4, 1);

        assertThat(run(bound("new", "port", "21", "connections.min", "3", "ignore", "true"))
                        .hidden())
                .isEqualTo(new Part(1, 1));
        assertThat(run(bound("new", "port", "21", "connections.min", "4", "ignore", "true"))
                        .hidden())
                .isEqualTo(new Part(0, 0));
    }

    @Test
    void countsFromZeroWhereTheSensorHadForgotten() {
        add("192.0.2.7", 21, 1, 0);
        add("192.0.2.7", 21, 2, 0);
        add("192.0.2.7", 21, 1, 0);

        assertThat(run(bound("new", "connections.min", "2", "ignore", "true")).hidden())
                .isEqualTo(new Part(1, 0));
    }

    @Test
    void countsEarlierVisitsButDoesNotTellOfThem() {
        add("192.0.2.7", 21, 1, 0);
        add("192.0.2.7", 21, 2, 0);

        RuleTrial trial =
                run(START.plus(Duration.ofSeconds(2)), bound("new", "connections.min", "2", "ignore", "true"));

        assertThat(trial.visits()).isEqualTo(1);
        assertThat(trial.hidden()).isEqualTo(new Part(1, 0));
    }

    @Test
    void tellsHiddenFromClosedFromRegraded() {
        add("192.0.2.7", 21, 1, 1);
        end(visit("192.0.2.7", 21, 2), ClosedBy.RULE);

        assertThat(run(bound("new", "close", "true")).closed()).isEqualTo(new Part(1, 1));
        assertThat(run(bound("new", "close", "true")).unchanged()).isEqualTo(1);
        assertThat(run(bound("new", "close", "true", "ignore", "true")).hidden())
                .isEqualTo(new Part(2, 1));
        assertThat(run(bound("new", "severity", "high")).regraded()).isEqualTo(new Part(2, 1));
        assertThat(run(bound("new", "severity", "low")).unchanged()).isEqualTo(2);
    }

    @Test
    void leavesVisitsToMoreSpecificRulesAndTakesThemFromOthers() {
        add("192.0.2.7", 21, 1, 0);
        add("192.0.2.8", 21, 1, 0);

        RuleTrial trial = run(
                bound("new", "visitor", "192.0.2.0/24", "ignore", "true"),
                bound("one", "visitor", "192.0.2.7"),
                bound("all", "close", "true"),
                bound("new", "visitor", "10.0.0.1"));

        assertThat(trial.matched()).isEqualTo(2);
        assertThat(trial.decided()).isEqualTo(1);
        assertThat(trial.outranked()).isEqualTo(Map.of("one", 1L));
        assertThat(trial.takenOver()).isEqualTo(Map.of("all", 1L));
    }

    @Test
    void looksAtTheLatestVisitsWhenThereAreTooMany() {
        for (int i = 1; i <= 101; i++) {
            add("192.0.2.7", 21, i, 1);
        }
        History history = History.of(new FixedJournal(events), 100);

        assertThat(history.leftOut()).isEqualTo(1);
        assertThat(history.stays())
                .hasSize(100)
                .first()
                .extracting(Stay::ordinal)
                .isEqualTo(2L);
        assertThat(History.of(new FixedJournal(events), 101).leftOut()).isZero();
    }

    @Test
    void draftsARuleForAnEventsVisitorProtocolAndPort() {
        add("192.0.2.7", 21, 1, 0);
        add("2001:db8:0:1::7", 21, 1, 0);

        RuleDraft four = Draft.of(events.get(0), false, true, "high");
        RuleDraft six = Draft.of(events.get(1), true, false, "no-change");

        assertThat(four.file()).isEqualTo("org.sundew.rule-192-0-2-7-tcp-21.cfg");
        assertThat(four.text())
                .contains("\nvisitor = 192.0.2.7\n", "\nprotocol = tcp\n", "\nport = 21\n", "\nignore = true\n")
                .contains("\nclose = false\n", "\nseverity = high\n");
        assertThat(six.file()).isEqualTo("org.sundew.rule-2001-db8-0-1-tcp-21.cfg");
        assertThat(six.text()).contains("\nvisitor = 2001:db8:0:1::/64\n", "\nclose = true\n");
    }
}
