package org.sundew.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.PortLimit;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.MemoryStore;

/** The limiter beside its {@link Model}, over random settings and arrivals, with restarts in between. */
final class ModelTest {
    private static final int SEQUENCES = 600;
    private static final int STEPS = 300;
    private static final List<Transport> TRANSPORTS = List.of(Transport.values());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void saysWhatTheModelSays(int block) {
        for (int i = 0; i < SEQUENCES; i++) {
            new Run(block * 1_000_000L + i).go();
        }
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final ManualClock clock = new ManualClock();
        private final Visits visits = new Visits(clock);
        private final MemoryStore store = new MemoryStore();
        private final Settings settings;
        private final Model model;
        private final List<String> told = new ArrayList<>();
        private Desks desks;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.settings = settings();
            this.model = new Model(settings, clock.millis());
            this.desks = new Desks(settings, clock, seed);
            if (random.nextBoolean()) {
                visits.limit(1, new PortLimit(1 + random.nextInt(6), random.nextBoolean()));
            }
        }

        private Settings settings() {
            Map<String, Object> properties = new HashMap<>();
            for (Key key : Key.values()) {
                properties.put(key.label(), value(key));
            }
            return Settings.of(properties);
        }

        private String value(Key key) {
            return switch (key) {
                case TCP_CONCURRENT_ACTION -> random.nextBoolean() ? "close" : "lock-out";
                case TCP_CONNECTIONS_ACTION, UDP_CONNECTIONS_ACTION -> random.nextBoolean() ? "ignore" : "lock-out";
                case TCP_NETWORK -> "0";
                case TCP_LOCK_OUT, ICMP_LOCK_OUT, WIN_LOCK_OUT -> Integer.toString(1 + random.nextInt(90));
                case TCP_SAMPLE -> Integer.toString(random.nextInt(4));
                case TCP_RESET, UDP_RESET, GLOBAL_RESET -> Integer.toString(1 + random.nextInt(4));
                case GLOBAL_TCP, GLOBAL_UDP, GLOBAL_ICMP -> Integer.toString(random.nextInt(4) * 20);
                case CLIENTS -> Integer.toString(random.nextInt(3) * 6);
                default -> Integer.toString(random.nextInt(8));
            };
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(12)) {
                    case 0 -> elapse(Duration.ofMinutes(random.nextInt(100)));
                    case 1 -> elapse(Duration.ofSeconds(random.nextInt(100)));
                    case 2 -> restart();
                    default -> arrive(step);
                }
                assertThat(told)
                        .as("told, seed %s step %s", seed, step)
                        .containsExactlyInAnyOrderElementsOf(model.told);
                told.clear();
                model.told.clear();
            }
        }

        private void elapse(Duration time) {
            clock.elapse(time);
            desks.tick(this::tell);
            model.tick(clock.millis());
        }

        private void tell(Finding finding) {
            told.add(finding.action() + " " + finding.limit());
        }

        private void restart() {
            if (random.nextInt(3) == 0) {
                store.keep("limiter", desks::write);
                desks = new Desks(settings, clock, random.nextLong());
                assertThat(store.recall("limiter", (in, thisRun) -> desks.read(in)))
                        .isTrue();
            }
        }

        private void arrive(int step) {
            int open = random.nextInt(5);
            visits.open(open, open + random.nextInt(8));
            String address = "192.0.2." + (1 + random.nextInt(3));
            Transport transport = TRANSPORTS.get(random.nextInt(TRANSPORTS.size()));
            int port = transport == Transport.TCP || transport == Transport.UDP ? random.nextInt(8) : 0;
            Arrival arrival = visits.arrive(address, transport, port);
            Explanation foretold = desks.explain(arrival);
            Verdict verdict = desks.judge(arrival);
            verdict.findings().forEach(this::tell);
            String expected = model.judge(arrival, clock.millis());
            assertThat(LimitsTest.word(verdict))
                    .as("seed %s step %s", seed, step)
                    .isEqualTo(expected);
            assertThat(LimitsTest.word(foretold.verdict()))
                    .as("foretold, seed %s step %s", seed, step)
                    .isEqualTo(expected);
        }
    }
}
