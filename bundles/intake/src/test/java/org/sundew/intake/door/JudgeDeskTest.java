package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Foretold;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.admin.Supposed;
import org.sundew.event.LimitMark;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.RuleMatch;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Explanation;
import org.sundew.gate.Gate;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.gate.Weighed;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.MemoryStore;
import org.sundew.testkit.Samples;

final class JudgeDeskTest {
    private static final Listen FTP =
            new Listen("ftp-main", "ftp", Transport.TCP, 21, "main", Severity.MEDIUM, PortLimit.NONE);
    private static final Listen OWN =
            new Listen("own", "ftp", Transport.TCP, 22, "main", Severity.HIGH, new PortLimit(3, true));
    private static final Verdict RULED = new Verdict(
            Door.CLOSE, Silence.IGNORED, Severity.HIGH, List.of(), new RuleMatch("r", "r", "visitor-rules"), null);
    private static final Verdict LIMITED =
            new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(), null, new LimitMark("tcp.max", 3));

    private final FrontDoor door = new FrontDoor(
            ConfigOf.of(FrontDoor.Config.class, "gates", "limiter, rules", "visitors.ports.max", 8),
            new ManualClock(),
            new Random(7),
            new MemoryStore());
    private final JudgeDesk desk = new JudgeDesk((Hearing) door);
    private final List<Arrival> asked = new ArrayList<>();

    /** A gate that answers so when asked why, and lets everybody pass. */
    private record Explaining(Verdict verdict, List<Arrival> asked) implements Gate {
        @Override
        public Verdict judge(Arrival arrival) {
            return Verdict.PASS;
        }

        @Override
        public Optional<Explanation> explain(Arrival arrival) {
            asked.add(arrival);
            return Optional.of(new Explanation(verdict, List.of(new Weighed("w", true, "because"))));
        }
    }

    private record FixedListens(List<Listen> all) implements Listens {
        @Override
        public Optional<Listen> at(Transport transport, int port) {
            return all.stream()
                    .filter(each -> each.transport() == transport && each.port() == port)
                    .findFirst();
        }

        @Override
        public List<ListenView> listens() {
            return List.of();
        }

        @Override
        public String scenario() {
            return "main";
        }

        @Override
        public SortedSet<String> scenarios() {
            return new TreeSet<>(List.of("main"));
        }

        @Override
        public void activate(String scenario) {
            throw new UnsupportedOperationException("there is one");
        }
    }

    private void bind(Gate limiter, Gate rules) {
        door.bindGate(limiter, Map.of(Gate.NAME, "limiter"));
        door.bindGate(rules, Map.of(Gate.NAME, "rules"));
        door.bindJournal(new FakeJournal());
        desk.listens = new FixedListens(List.of(FTP, OWN));
    }

    private static Supposed supposed(int port, long connections) {
        return new Supposed("192.0.2.7", Transport.TCP, port, connections, "198.51.100.1");
    }

    private void arrive(Listen listen) {
        door.arrive(Samples.endpoint("192.0.2.7", 40001), Samples.endpoint("198.51.100.1", 10021), listen);
    }

    @Test
    void addsUpWhatTheGatesSayAsForARealArrival() {
        bind(new Explaining(LIMITED, asked), new Explaining(RULED, asked));

        Foretold told = desk.judge(supposed(21, 0));

        assertThat(told.door()).isEqualTo("reset");
        assertThat(told.silence()).isEqualTo("ignored");
        assertThat(told.severity()).isEqualTo("high");
        assertThat(told.rule()).isEqualTo("r");
        assertThat(told.limit()).isEqualTo("tcp.max");
        assertThat(told.listen()).isEqualTo("ftp-main");
        assertThat(told.gates()).extracting(Foretold.GateSays::gate).containsExactly("limiter", "rules");
        assertThat(told.gates().get(1).weighed()).containsExactly(new Weighed("w", true, "because"));
        assertThat(told.remarks()).isEmpty();
    }

    @Test
    void namesTheLimitThatRefusesWithoutAMark() {
        Verdict refused = new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(), null, null);
        bind(new Explaining(refused, asked), arrival -> Verdict.PASS);

        assertThat(desk.judge(supposed(21, 0)).limit()).isEqualTo("w");
    }

    @Test
    void namesNoLimitOfAVisitorThatPasses() {
        bind(new Explaining(Verdict.PASS, asked), arrival -> Verdict.PASS);

        assertThat(desk.judge(supposed(21, 0)).limit()).isEmpty();
    }

    @Test
    void supposesTheNextArrivalAndCountsNothing() {
        bind(new Explaining(Verdict.PASS, asked), arrival -> Verdict.PASS);
        arrive(FTP);
        arrive(FTP);
        arrive(OWN);

        desk.judge(supposed(21, 0));
        desk.judge(supposed(21, 0));
        desk.judge(supposed(22, 0));
        desk.judge(supposed(23, 0));

        assertThat(asked).extracting(Arrival::onPort).containsExactly(3L, 3L, 2L, 1L);
        assertThat(asked).extracting(Arrival::total).containsOnly(4L);
        assertThat(asked).extracting(Arrival::general).containsExactly(3L, 3L, 2L, 3L);
        assertThat(asked).extracting(Arrival::openNow).containsOnly(4);
        assertThat(asked).extracting(Arrival::openAll).containsOnly(4);
        assertThat(asked).extracting(Arrival::ports).containsExactly(2, 2, 2, 3);
        assertThat(door.totals().arrivals()).isEqualTo(3);
        assertThat(door.visitor("192.0.2.7").orElseThrow().arrivals()).isEqualTo(3);
    }

    @Test
    void supposesWhichConnectionItIs() {
        bind(new Explaining(Verdict.PASS, asked), arrival -> Verdict.PASS);
        arrive(FTP);
        arrive(OWN);

        Foretold told = desk.judge(supposed(21, 10));

        assertThat(told.connections()).isEqualTo(10);
        assertThat(asked.get(0).total()).isEqualTo(11);
        assertThat(desk.judge(supposed(21, 0)).connections()).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissing() {
        desk.listens = new FixedListens(List.of());
        door.bindGate(arrival -> Verdict.PASS, Map.of(Gate.NAME, "limiter"));

        Foretold told = desk.judge(new Supposed("2001:db8::7", Transport.TCP, 99, 0, ""));

        assertThat(told.visitor()).isEqualTo("2001:db8:0:0::/64");
        assertThat(told.listen()).isEmpty();
        assertThat(told.remarks())
                .anyMatch(remark -> remark.contains("no listen wants tcp 99"))
                .anyMatch(remark -> remark.contains("limiter does not explain itself"))
                .anyMatch(remark -> remark.contains("rules is missing"))
                .anyMatch(remark -> remark.contains("journal is missing"))
                .anyMatch(remark -> remark.contains("sensor.address"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.judge(new Supposed("example.org", Transport.TCP, 21, 0, "")))
                .withMessageContaining("not an address of a visitor");
        assertThatIllegalArgumentException().isThrownBy(() -> desk.judge(supposed(65536, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.judge(supposed(-1, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.judge(supposed(21, -1)));
    }
}
