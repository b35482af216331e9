package org.sundew.limiter;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.gate.Finding;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

/**
 * A desk of the limiter under a model checker, which tries the orders in which threads can get to judge: in each of them exactly
 * as many pass as are allowed, and each change of state is told of once.
 */
final class LimiterInterleavingsTest {
    private static final Set<String> BESIDE = Stream.of(Visits.class, Samples.class, Tellings.class, VisitorKey.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    private static void check(Class<?> calls) {
        new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(1)
                .iterations(10)
                .invocationsPerIteration(60)
                .loopIterationsBeforeThreadSwitch(100)
                .addGuarantee(forClasses(LimiterInterleavingsTest::besideThePoint)
                        .allMethods()
                        .ignore())
                .check(calls);
    }

    /** What makes arrivals and words, and what one thread has to itself. */
    private static boolean besideThePoint(String type) {
        return BESIDE.contains(type) || (type.startsWith("java.") && !type.startsWith("java.util.concurrent."));
    }

    @Test
    void aLockOutComesAfterExactlyAsManyConnectionsAsAllowedAndIsToldOnce() {
        check(LockingOut.class);
    }

    @Test
    void ignoringBeginsAfterExactlyAsManyConnectionsAsAllowedAndIsToldOnce() {
        check(Ignoring.class);
    }

    @Test
    void aLockUpComesAfterExactlyAsManyAsAllowedAlsoWhenThatChangesAndIsToldOnce() {
        check(LockingUp.class);
    }

    @Test
    void everyLockOutAndLockUpThatBeganEndsOnceOrGoesOn() {
        check(ComingAndGoing.class);
    }

    /** Visitors 0 and 1, numbered as they come and judged in whatever order; and what was told. */
    private static final class Visitors {
        private static final int MOST = 2;

        private final ManualClock clock = new ManualClock();
        private final Visits visits = new Visits(clock);
        private final Desk desk;
        private final AtomicIntegerArray arrived = new AtomicIntegerArray(MOST);
        private final AtomicIntegerArray passed = new AtomicIntegerArray(MOST);
        /** Without locks: those that are taken beside the point do not hold for the model. */
        private final Queue<String> told = new ConcurrentLinkedQueue<>();

        private volatile Terms terms;

        Visitors(Settings settings) {
            desk = new Desk(clock, 1600, 1);
            allow(settings);
        }

        void allow(Settings settings) {
            Terms next = settings.terms(Transport.TCP);
            terms = next;
            desk.bound(next, settings, this::tell);
        }

        static String address(int who) {
            return "192.0.2." + who;
        }

        /** What becomes of an arrival, and what is told of it. */
        String arrive(int who) {
            Arrival arrival;
            synchronized (visits) {
                arrival = visits.tcp(address(who), 21);
            }
            arrived.incrementAndGet(who);
            Verdict verdict = desk.judge(arrival, terms);
            String word = LimitsTest.word(verdict);
            if (word.equals("P")) {
                passed.incrementAndGet(who);
            }
            verdict.findings().forEach(this::tell);
            return verdict.findings().isEmpty()
                    ? word
                    : word + " " + verdict.findings().get(0).action();
        }

        void tell(Finding finding) {
            told.add(finding.action());
        }

        int told(String action) {
            return Collections.frequency(told, action);
        }

        /** Each passed as often as allowed, and those who came more often were told of once. */
        void eachPassedAsOftenAs(int allowed, String action) {
            int beyond = 0;
            for (int who = 0; who < MOST; who++) {
                assertEquals(Math.min(allowed, arrived.get(who)), passed.get(who));
                beyond += arrived.get(who) > allowed ? 1 : 0;
            }
            assertEquals(Collections.nCopies(beyond, action), List.copyOf(told));
        }

        /** What began and was not ended goes on. */
        void allEndedOnceOrGoOn() {
            long out = desk.visitors().sum(stripe -> stripe.lockedOut().size());
            assertEquals(told("locked-out"), told("released") + out);
            int up = desk.window().locked() ? 1 : 0;
            assertEquals(told("locked-up"), told("reopened") + up);
        }
    }

    /** Two connections each, then a lock-out. */
    @Param(name = "who", gen = IntGen.class, conf = "0:1")
    public static final class LockingOut {
        private static final Settings SETTINGS =
                LimitsTest.settings("tcp.connections.max.per.ip", "2", "tcp.connections.action", "lock-out");

        private final Visitors visitors = new Visitors(SETTINGS);

        @Operation
        public String arrive(@Param(name = "who") int who) {
            return visitors.arrive(who);
        }

        @Validate
        public void exactly() {
            visitors.eachPassedAsOftenAs(2, "locked-out");
        }
    }

    /** Two connections each, then no record of any. */
    @Param(name = "who", gen = IntGen.class, conf = "0:1")
    public static final class Ignoring {
        private static final Settings SETTINGS = LimitsTest.settings(
                "tcp.connections.max.per.ip", "2", "tcp.connections.action", "ignore", "tcp.sample.every", "0");

        private final Visitors visitors = new Visitors(SETTINGS);

        @Operation
        public String arrive(@Param(name = "who") int who) {
            return visitors.arrive(who);
        }

        @Validate
        public void exactly() {
            visitors.eachPassedAsOftenAs(2, "limit");
        }
    }

    /** One of all together, then a lock-up; until an operator allows one more. */
    @Param(name = "who", gen = IntGen.class, conf = "0:1")
    public static final class LockingUp {
        private static final Settings ONE = LimitsTest.settings("global.tcp.max", "1");
        private static final Settings TWO = LimitsTest.settings("global.tcp.max", "2");

        private final Visitors visitors = new Visitors(ONE);

        @Operation
        public String arrive(@Param(name = "who") int who) {
            return visitors.arrive(who);
        }

        @Operation
        public void allowOneMore() {
            visitors.allow(TWO);
        }

        @Validate
        public void once() {
            visitors.allEndedOnceOrGoOn();
        }
    }

    /** Visitors are locked out, an operator lets them in, hours pass. */
    @Param(name = "who", gen = IntGen.class, conf = "0:1")
    public static final class ComingAndGoing {
        private static final Settings SETTINGS = LimitsTest.settings(
                "tcp.connections.max.per.ip",
                "1",
                "tcp.connections.action",
                "lock-out",
                "tcp.lock.out.minutes",
                "30",
                "global.tcp.max",
                "2",
                "global.reset.lock.up.hours",
                "1");

        private final Visitors visitors = new Visitors(SETTINGS);

        @Operation
        public void arrive(@Param(name = "who") int who) {
            visitors.arrive(who);
        }

        @Operation
        public void unlock(@Param(name = "who") int who) {
            long key = VisitorKey.of(Samples.endpoint(Visitors.address(who), 0).address());
            Watched removed = visitors.desk.visitors().remove(key);
            if (removed != null && removed.lockedOut()) {
                visitors.told.add("released");
            }
        }

        @Operation
        public void anHourPasses() {
            visitors.clock.elapse(Duration.ofHours(1));
            visitors.desk.tick(visitors.terms, visitors::tell);
        }

        @Validate
        public void once() {
            visitors.allEndedOnceOrGoOn();
        }
    }
}
