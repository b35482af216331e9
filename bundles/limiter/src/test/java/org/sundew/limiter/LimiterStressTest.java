package org.sundew.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.gate.Arrival;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.testkit.ManualClock;

/** Many threads judge at a time: exactly as many pass as are allowed, and each change of state is told of once. */
final class LimiterStressTest {
    private static final int THREADS = 8;

    private final ManualClock clock = new ManualClock();
    private final Visits visits = new Visits(clock);
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    private void judgeAll(Desks desks, List<Arrival> arrivals) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            done.add(executor.submit(() -> {
                start.await();
                for (int at = next.getAndIncrement(); at < arrivals.size(); at = next.getAndIncrement()) {
                    note(desks.judge(arrivals.get(at)));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        executor.shutdown();
    }

    private void note(Verdict verdict) {
        if (LimitsTest.word(verdict).equals("P")) {
            passed.incrementAndGet();
        }
        for (Finding finding : verdict.findings()) {
            assertThat(finding.action()).isIn("locked-out", "locked-up");
            told.incrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void exactlyAsManyConnectionsPassAsAreAllowed(long seed) throws Exception {
        Random random = new Random(seed);
        int visitors = 20;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            arrivals.add(visits.tcp("192.0.2." + random.nextInt(visitors), 21));
        }
        Desks desks = new Desks(
                LimitsTest.settings("tcp.connections.max.per.ip", "100", "tcp.connections.action", "lock-out"),
                clock,
                seed);

        judgeAll(desks, arrivals);

        assertThat(passed).hasValue(visitors * 100);
        assertThat(told).hasValue(visitors);
        assertThat(desks.counts().lockedOut()).isEqualTo(visitors);
    }

    @Test
    void exactlyAsManyAreLetInTogetherAsAreAllowed() throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            arrivals.add(visits.tcp("10.1." + i % 200 + "." + i % 250, 21));
        }
        Desks desks = new Desks(LimitsTest.settings("global.tcp.max", "12345"), clock, 1);

        judgeAll(desks, arrivals);

        assertThat(passed).hasValue(12_345);
        assertThat(told).hasValue(1);
    }

    @Test
    void aMillionVisitorsThatComeOnceEvictNoLockOut() {
        Desks desks = new Desks(
                LimitsTest.settings(
                        "tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out", "watched.max", "1000"),
                clock,
                1);
        for (int i = 0; i < 500; i++) {
            String address = "198.51." + i / 250 + "." + i % 250;
            desks.judge(visits.tcp(address, 21));
            desks.judge(visits.tcp(address, 21));
        }
        assertThat(desks.counts().lockedOut()).isEqualTo(500);
        visits.forget(); // as the ledger would, for so many

        for (int i = 0; i < 1_000_000; i++) {
            Arrival once = visits.tcp("10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFF), 21);
            assertThat(desks.judge(once)).isSameAs(Verdict.PASS);
            if (i % 10_000 == 0) {
                visits.forget();
            }
        }

        assertThat(desks.counts().lockedOut()).isEqualTo(500);
        assertThat(desks.counts().watched()).isEqualTo(500);
        assertThat(desks.judge(visits.tcp("198.51.1.7", 21))).isSameAs(Verdicts.REFUSED);
    }

    @Test
    void lockOutsBeyondTheBoundEvictNoneAndAreRefusedAllTheSame() {
        Desks desks = new Desks(
                LimitsTest.settings(
                        "tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out", "watched.max", "160"),
                clock,
                1);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            String address = "198.51." + i / 250 + "." + i % 250;
            desks.judge(visits.tcp(address, 21));
            refused += LimitsTest.word(desks.judge(visits.tcp(address, 21))).equals("R") ? 1 : 0;
        }

        assertThat(refused).isEqualTo(1000);
        assertThat(desks.counts().watched()).isEqualTo(160);
        assertThat(desks.counts().lockedOut()).isEqualTo(160);
        assertThat(desks.counts().unwatched()).isEqualTo(840);
    }

    @Test
    void aNewLockOutTakesThePlaceOfWhoIsIgnored() {
        Desks desks = new Desks(
                LimitsTest.settings("tcp.connections.max.per.ip", "1", "tcp.sample.every", "0", "watched.max", "160"),
                clock,
                1);
        for (int i = 0; i < 1000; i++) {
            String address = "198.51." + i / 250 + "." + i % 250;
            desks.judge(visits.tcp(address, 21));
            assertThat(LimitsTest.word(desks.judge(visits.tcp(address, 21)))).isEqualTo("I");
        }
        assertThat(desks.counts().ignored()).isEqualTo(160);
        desks.bound(
                LimitsTest.settings(
                        "tcp.connections.max.per.ip", "1", "tcp.connections.action", "lock-out", "watched.max", "160"),
                finding -> {});

        for (int i = 0; i < 1000; i++) {
            desks.judge(visits.tcp("198.51." + i / 250 + "." + i % 250, 21));
        }

        assertThat(desks.counts().lockedOut()).isEqualTo(160);
        assertThat(desks.counts().watched()).isEqualTo(160);
    }
}
