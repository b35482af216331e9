package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.admin.Accounts.Totals;
import org.sundew.event.ClosedBy;
import org.sundew.event.Id;
import org.sundew.event.LimitMark;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Gate;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.MemoryStore;
import org.sundew.testkit.Samples;

/** Every arrival ends in exactly one bucket, whatever gates, journal and configuration do meanwhile. */
final class ConservationTest {
    private static final Departure DEPARTURE = new Departure(
            ClosedBy.VISITOR, Severity.LOW, Payload.of("abc"), Payload.EMPTY, List.of(), Optional.empty());

    /** Gates as strange as they come. */
    private static Gate moody(Random random) {
        return arrival -> {
            int mood = random.nextInt(10);
            if (mood == 0) {
                throw new IllegalStateException("moody");
            }
            return mood < 5
                    ? Verdict.PASS
                    : new Verdict(
                            any(random, Door.values()),
                            any(random, Silence.values()),
                            null,
                            List.of(),
                            null,
                            new LimitMark("x", 1));
        };
    }

    private static Admission arrive(FrontDoor door, Random random) {
        return door.arrive(
                Samples.endpoint("192.0.2." + random.nextInt(256), 40001),
                Samples.endpoint("198.51.100.1", 21),
                Samples.listen("ftp", 1 + random.nextInt(100)));
    }

    private static <T> T any(Random random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static long settled(Totals totals) {
        return totals.journaled() + totals.ignored() + totals.suppressed() + totals.lost();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void holdsAtEveryStepOfARandomHistory(int seed) {
        History history = new History(seed);
        for (int step = 0; step < 2_000; step++) {
            history.step();
            history.check();
        }
        history.end();
    }

    /** One random history, and what it should have come to. */
    private static final class History {
        private final Random random;
        private final FakeJournal journal = new FakeJournal();
        private final FrontDoor door;
        private final Gate gate;
        private final List<Admission> open = new ArrayList<>();
        private final Map<Silence, Integer> hidden = new EnumMap<>(Silence.class);
        private int arrivals;
        private boolean gateThere;

        History(int seed) {
            random = new Random(seed);
            gate = moody(random);
            door = new FrontDoor(
                    ConfigOf.of(FrontDoor.Config.class, "gates", "a", "waiting.events", 5),
                    new ManualClock(),
                    new Random(seed),
                    new MemoryStore());
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> door.unbindJournal(journal);
                case 1, 2 -> door.bindJournal(journal);
                case 3 -> toggleGate();
                case 4 -> journal.disk(any(random, FakeJournal.Disk.values()));
                case 5 -> journal.sync();
                case 6, 7 -> leave();
                case 8 -> door.announce("config-changed", Severity.LOW, "x", "y");
                default -> arrive();
            }
        }

        private void toggleGate() {
            gateThere = !gateThere;
            if (gateThere) {
                door.bindGate(gate, Map.of(Gate.NAME, "a"));
            } else {
                door.unbindGate(gate);
            }
        }

        private void arrive() {
            arrivals++;
            Admission admission = ConservationTest.arrive(door, random);
            if (admission.door() == Door.OPEN) {
                open.add(admission);
                admission.report(Observation.command("id"), Severity.LOW);
            } else {
                hide(admission);
            }
        }

        private void leave() {
            if (!open.isEmpty()) {
                Admission leaver = open.remove(random.nextInt(open.size()));
                leaver.leave(DEPARTURE);
                leaver.leave(DEPARTURE);
                hide(leaver);
            }
        }

        private void hide(Admission ended) {
            hidden.merge(((Passage) ended).silence(), 1, Integer::sum);
        }

        void check() {
            Totals totals = door.totals();
            assertThat(totals.arrivals()).isEqualTo(arrivals);
            assertThat(totals.open()).isEqualTo(open.size());
            assertThat(settled(totals) + totals.open() + totals.pending()).isEqualTo(arrivals);
        }

        void end() {
            journal.disk(FakeJournal.Disk.GOOD);
            door.bindJournal(journal);
            while (!open.isEmpty()) {
                leave();
            }
            journal.sync();
            Totals totals = door.totals();
            assertThat(settled(totals)).isEqualTo(arrivals);
            assertThat(totals.pending()).isZero();
            assertThat(totals.ignored()).isEqualTo((long) hidden.getOrDefault(Silence.IGNORED, 0));
            assertThat(totals.suppressed()).isEqualTo((long) hidden.getOrDefault(Silence.SUPPRESSED, 0));
            assertThat(totals.journaled()).isEqualTo((long) journal.visits().size());
            assertThat(totals.lost())
                    .isEqualTo(totals.lostReasons().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            List<Id> ids = journal.events().stream().map(SensorEvent::id).toList();
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        }
    }

    @Test
    void holdsWhileManyThreadsArriveAndEverythingComesAndGoes() throws Exception {
        int threads = 6;
        int rounds = 20_000;
        FakeJournal journal = new FakeJournal();
        FrontDoor door = new FrontDoor(
                ConfigOf.of(FrontDoor.Config.class, "gates", "a", "waiting.events", 100, "visitors.max", 1000),
                new ManualClock(),
                new Random(1),
                new MemoryStore());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(threads + 1);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(i);
            done.add(executor.submit(() -> {
                start.await();
                visit(door, random, rounds);
                return null;
            }));
        }
        Gate gate = ConservationTest::steady;
        Future<?> trouble = executor.submit(() -> {
            start.await();
            trouble(door, gate, journal);
            return null;
        });

        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        trouble.get();
        executor.shutdown();
        journal.disk(FakeJournal.Disk.GOOD);
        door.bindJournal(journal);
        journal.sync();

        Totals totals = door.totals();
        assertThat(totals.arrivals()).isEqualTo((long) threads * rounds);
        assertThat(totals.open()).isZero();
        assertThat(totals.pending()).isZero();
        assertThat(settled(totals)).isEqualTo(totals.arrivals());
        assertThat(totals.journaled()).isEqualTo((long) journal.visits().size());
        assertThat(door.visitors(10_000)).allMatch(visitor -> visitor.open() == 0);
    }

    private static Verdict steady(Arrival arrival) {
        return switch ((int) (arrival.total() % 4)) {
            case 0 -> new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(), null, new LimitMark("x", 1));
            case 1 -> new Verdict(Door.OPEN, Silence.IGNORED, null, List.of(), null, null);
            case 2 -> new Verdict(Door.CLOSE, Silence.NONE, null, List.of(), null, new LimitMark("x", 1));
            default -> Verdict.PASS;
        };
    }

    private static void visit(FrontDoor door, Random random, int rounds) {
        List<Admission> open = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Admission admission = arrive(door, random);
            if (admission.door() == Door.OPEN) {
                open.add(admission);
            }
            if (open.size() > 10) {
                open.remove(random.nextInt(open.size())).leave(DEPARTURE);
            }
        }
        open.forEach(each -> each.leave(DEPARTURE));
    }

    private static void trouble(FrontDoor door, Gate gate, FakeJournal journal) {
        Random random = new Random(99);
        for (int round = 0; round < 500; round++) {
            door.bindJournal(journal.disk(any(random, FakeJournal.Disk.values())));
            door.bindGate(gate, Map.of(Gate.NAME, "a"));
            journal.sync();
            door.unbindGate(gate);
            door.unbindJournal(journal);
        }
        door.bindGate(gate, Map.of(Gate.NAME, "a"));
    }
}
