package org.sundew.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.admin.Accounts;
import org.sundew.admin.Limits.LockOut;
import org.sundew.admin.Limits.Setting;
import org.sundew.admin.Problem;
import org.sundew.admin.VisitorView;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.gate.Finding;
import org.sundew.intake.Announcer;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.MemoryStore;

/** The component: its cfg, what outlives it, and what operators do. */
final class LimiterTest {
    private final ManualClock clock = new ManualClock();
    private final Visits visits = new Visits(clock);
    private final MemoryStore store = new MemoryStore();
    private final List<String> announced = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final List<ScheduledExecutorService> executors = new ArrayList<>();

    private final Announcer announcer = new Announcer() {
        @Override
        public void announce(String action, Severity severity, String subject, String message, Note... notes) {
            throw new AssertionError(action);
        }

        @Override
        public void announce(Finding finding) {
            announced.add(finding.action());
        }
    };

    private static final class Ledger implements Accounts {
        private final List<String> forgotten = new ArrayList<>();
        private int allForgotten;

        @Override
        public Totals totals() {
            return new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);
        }

        @Override
        public List<VisitorView> visitors(int limit) {
            return List.of();
        }

        @Override
        public Optional<VisitorView> visitor(String address) {
            return Optional.empty();
        }

        @Override
        public boolean forget(String address) {
            forgotten.add(address);
            return false;
        }

        @Override
        public void forgetAll() {
            allForgotten++;
        }

        @Override
        public int portsToldApart() {
            return 64;
        }

        @Override
        public List<String> missing() {
            return List.of();
        }
    }

    @AfterEach
    void end() {
        executors.forEach(ScheduledExecutorService::shutdownNow);
    }

    private Limiter limiter(String... keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        executors.add(executor);
        Limiter limiter = new Limiter(properties, store, clock, 42, executor);
        limiter.announcer = announcer;
        limiter.bindAccounts(ledger);
        return limiter;
    }

    private Limiter strict(String... more) {
        List<String> all =
                new ArrayList<>(List.of("tcp.connections.max.per.ip", "2", "tcp.connections.action", "lock-out"));
        all.addAll(List.of(more));
        return limiter(all.toArray(String[]::new));
    }

    private String tcp(Limiter limiter, String address, int times) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < times; i++) {
            words.append(LimitsTest.word(limiter.judge(visits.tcp(address, 21))));
        }
        return words.toString();
    }

    @ParameterizedTest
    @CsvSource({"normal, 256, 1048576, ignore", "cautious, 100, 131072, lock-out"})
    void aPresetShowsThroughWhereTheCfgSaysNothing(String preset, String clients, long receive, String action) {
        Limiter limiter = limiter("preset", preset, "tcp.ports.event", "7");

        assertThat(limiter.preset()).isEqualTo(preset);
        assertThat(limiter.receiveBytes()).isEqualTo(receive);
        assertThat(limiter.settings())
                .contains(new Setting("clients.max", clients, clients, "preset"))
                .contains(new Setting("tcp.connections.action", action, action, "preset"))
                .extracting(Setting::key, Setting::value, Setting::origin)
                .contains(tuple("tcp.ports.event", "7", "cfg"));
        assertThat(limiter.settings()).hasSize(Key.values().length);
    }

    @Test
    void anOperatorChangesThePreset() {
        Limiter limiter = limiter();
        List<String> written = new ArrayList<>();
        limiter.editor = (pid, key, value) -> written.add(pid + " " + key + " = " + value);

        limiter.preset("cautious");

        assertThat(limiter.preset()).isEqualTo("cautious");
        assertThat(written).containsExactly("org.sundew.limiter preset = cautious");
        assertThat(limiter.logBytes()).isEqualTo(16_384);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.preset("reckless"))
                .withMessage("there is no preset reckless: normal, cautious");
    }

    @ParameterizedTest
    @CsvSource({
        "preset, reckless, preset: must be normal or cautious: reckless",
        "clients.max, many, clients.max: must be a whole number: many",
        "clients.max, -1, clients.max: must not be negative: -1",
        "tcp.concurrent.action, ignore, tcp.concurrent.action: must be lock-out or close: ignore"
    })
    void refusesAValueThatMakesNoSense(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter(key, value))
                .withMessage(message);
    }

    @Test
    void lockOutsOutliveAnUpdateAndARestart() {
        Limiter first = strict();
        assertThat(tcp(first, "192.0.2.7", 3)).isEqualTo("PPR");
        first.stop();

        Limiter updated = strict();
        assertThat(updated.lockOuts(10)).extracting(LockOut::address).containsExactly("192.0.2.7");
        updated.stop();
        store.restart();
        visits.forget();
        Limiter restarted = strict();

        assertThat(tcp(restarted, "192.0.2.7", 1)).isEqualTo("R");
        clock.elapse(Duration.ofHours(1));
        restarted.tick();
        assertThat(announced).containsExactly("released");
        assertThat(ledger.allForgotten).isZero();
    }

    @Test
    void aRestartForgetsIfToldTo() {
        Limiter first = strict("restart.forgets", "true");
        tcp(first, "192.0.2.7", 3);
        first.stop();

        Limiter updated = strict("restart.forgets", "true");
        assertThat(updated.lockOuts(10)).as("an update is no restart").hasSize(1);
        updated.stop();
        ledger.allForgotten = 0;
        store.restart();
        Limiter restarted = strict("restart.forgets", "true");

        assertThat(restarted.lockOuts(10)).isEmpty();
        assertThat(ledger.allForgotten).isEqualTo(1);
    }

    @Test
    void keepsItsStateFromTimeToTime() {
        Limiter limiter = strict("snapshot.seconds", "30");
        tcp(limiter, "192.0.2.7", 3);

        clock.elapse(Duration.ofSeconds(29));
        limiter.tick();
        assertThat(store.writes()).isZero();
        clock.elapse(Duration.ofSeconds(1));
        limiter.tick();
        limiter.tick();

        assertThat(store.writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockOutOfAClockThatWasAheadEndsByTheRightOne(boolean restart) {
        clock.elapse(Duration.ofDays(365));
        Limiter limiter = strict();
        assertThat(tcp(limiter, "192.0.2.7", 3)).isEqualTo("PPR");
        if (restart) {
            limiter.stop();
            store.restart();
        }

        clock.elapse(Duration.ofDays(-365));
        Limiter now = restart ? strict() : limiter;
        now.tick();
        assertThat(now.lockOuts(1)).hasSize(1);
        clock.elapse(Duration.ofHours(1));
        now.tick();

        assertThat(now.lockOuts(1)).isEmpty();
        assertThat(announced).containsExactly("released");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockUpOfAClockThatWasAheadEndsByTheRightOne(boolean restart) {
        String[] cfg = {"global.tcp.max", "1", "global.reset.lock.up.hours", "1"};
        clock.elapse(Duration.ofDays(365));
        Limiter limiter = limiter(cfg);
        assertThat(tcp(limiter, "192.0.2.7", 2)).isEqualTo("PR");
        if (restart) {
            limiter.stop();
            store.restart();
        }

        clock.elapse(Duration.ofDays(-365));
        Limiter now = restart ? limiter(cfg) : limiter;
        now.tick();
        assertThat(now.lockUps()).hasSize(1);
        clock.elapse(Duration.ofHours(1));
        now.tick();

        assertThat(now.lockUps()).isEmpty();
    }

    @Test
    void aVisitorIgnoredByAClockThatWasAheadIsRecordedInTime() {
        clock.elapse(Duration.ofDays(365));
        Limiter limiter = limiter(
                "tcp.connections.max.per.ip", "2",
                "tcp.connections.action", "ignore",
                "tcp.reset.ignore.hours", "1",
                "tcp.sample.every", "0");
        assertThat(tcp(limiter, "192.0.2.7", 3)).isEqualTo("PPI");

        clock.elapse(Duration.ofDays(-365));
        limiter.tick();
        clock.elapse(Duration.ofHours(1));

        assertThat(tcp(limiter, "192.0.2.7", 1)).isEqualTo("P");
    }

    @Test
    void theStateIsKeptInTimeAlthoughTheClockWasSetBack() {
        clock.elapse(Duration.ofDays(365));
        Limiter limiter = strict("snapshot.seconds", "30");

        clock.elapse(Duration.ofDays(-365));
        limiter.tick();
        clock.elapse(Duration.ofSeconds(30));
        limiter.tick();

        assertThat(store.writes()).isEqualTo(1);
    }

    @Test
    void unlockLiftsAndForgets() {
        Limiter limiter = strict();
        tcp(limiter, "192.0.2.7", 3);
        visits.forget();

        assertThat(limiter.unlock("192.0.2.7")).isTrue();
        assertThat(limiter.unlock("192.0.2.8")).isFalse();

        assertThat(ledger.forgotten).containsExactly("192.0.2.7", "192.0.2.8");
        assertThat(announced).containsExactly("released");
        assertThat(tcp(limiter, "192.0.2.7", 2)).isEqualTo("PP");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.unlock("localhost"))
                .withMessage("not an address: localhost");
    }

    @Test
    void saysWhatAnOperatorShouldMend() {
        Limiter limiter = limiter(
                "clients.max", "10",
                "tcp.concurrent.max.per.ip", "10",
                "tcp.ports.max.per.ip", "65",
                "udp.ports.event", "64",
                "global.tcp.max", "1");
        tcp(limiter, "192.0.2.7", 2);

        assertThat(limiter.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("global.tcp.max", "tcp.concurrent.max.per.ip", "tcp.ports.max.per.ip");
        assertThat(limiter.lockUps()).hasSize(1);
    }

    @Test
    void nothingEndsWhileNobodyCanBeTold() {
        Limiter limiter = strict();
        tcp(limiter, "192.0.2.7", 3);
        limiter.announcer = null;

        clock.elapse(Duration.ofHours(1));
        limiter.tick();
        assertThat(limiter.lockOuts(1)).hasSize(1);
        limiter.announcer = announcer;
        limiter.tick();

        assertThat(limiter.lockOuts(1)).isEmpty();
        assertThat(announced).containsExactly("released");
    }
}
