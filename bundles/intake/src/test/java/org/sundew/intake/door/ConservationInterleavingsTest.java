package org.sundew.intake.door;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Accounts.Totals;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.event.Ids;
import org.sundew.event.LimitMark;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.gate.Arrival;
import org.sundew.gate.Door;
import org.sundew.gate.Silence;
import org.sundew.gate.Verdict;
import org.sundew.gate.VisitorKey;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;
import org.sundew.testkit.ManualClock;
import org.sundew.testkit.Samples;

/**
 * Conservation under a model checker, which tries the orders in which visitors, the journal and a reader of the books can meet:
 * in each of them every arrival ends in one bucket, and no reader ever finds more in the buckets than came.
 */
final class ConservationInterleavingsTest {
    @Test
    void everyArrivalEndsInOneBucketInWhateverOrderThingsHappen() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(2)
                .actorsAfter(0)
                .iterations(10)
                .invocationsPerIteration(60)
                .loopIterationsBeforeThreadSwitch(100)
                // they say no more than their arguments do, or are what one thread has to itself
                .addGuarantee(forClasses(ConservationInterleavingsTest::ofOneThread)
                        .allMethods()
                        .ignore())
                .check(Sensor.class);
    }

    private static boolean ofOneThread(String type) {
        return type.equals(VisitorKey.class.getName())
                || type.equals(Samples.class.getName())
                || (type.startsWith("java.") && !type.startsWith("java.util.concurrent."));
    }

    /** What can happen to the books, and to what stands between them and the journal. */
    @Param(name = "port", gen = IntGen.class, conf = "0:3")
    @Param(name = "disk", gen = IntGen.class, conf = "0:3")
    public static final class Sensor {
        private static final Endpoint VISITOR = Samples.endpoint("192.0.2.7", 40_000);
        private static final Endpoint SENSOR = Samples.endpoint("198.51.100.1", 21);
        private static final Departure DEPARTURE = new Departure(
                ClosedBy.VISITOR, Severity.LOW, Payload.EMPTY, Payload.EMPTY, List.of(), Optional.empty());
        /** The verdict on whoever comes to port 0, 1, 2 or 3. */
        private static final List<Verdict> VERDICTS = List.of(
                Verdict.PASS,
                new Verdict(Door.RESET, Silence.SUPPRESSED, null, List.of(), null, new LimitMark("x", 1)),
                new Verdict(Door.OPEN, Silence.IGNORED, null, List.of(), null, null),
                new Verdict(Door.CLOSE, Silence.NONE, null, List.of(), null, new LimitMark("x", 1)));

        private static final List<FakeJournal.Disk> DISKS =
                List.of(FakeJournal.Disk.GOOD, FakeJournal.Disk.SLOW, FakeJournal.Disk.FULL, FakeJournal.Disk.CONFUSED);

        private final ManualClock clock = new ManualClock();
        private final FakeJournal journal = new FakeJournal();
        private final Outbox outbox = new Outbox(1, Integer.MAX_VALUE);
        private final Reception reception =
                new Reception(clock, new Ids(clock, new Random(1)), new Ledger(1600, 8, 1), outbox);
        private final Queue<Admission> open = new ConcurrentLinkedQueue<>();
        private final AtomicInteger arrivals = new AtomicInteger();
        /** A visit that both ends may end at once. */
        private final Admission shared;

        public Sensor() {
            outbox.attach(journal);
            reception.roster(new Roster(List.of(new NamedGate("a", Sensor::judge)), List.of(), List.of()));
            shared = come(0);
        }

        private static Verdict judge(Arrival arrival) {
            return VERDICTS.get(arrival.visit().listen().port());
        }

        private Admission come(int port) {
            arrivals.incrementAndGet();
            return reception.arrive(VISITOR, SENSOR, Samples.listen("ftp", port));
        }

        @Operation
        public void arrive(@Param(name = "port") int port) {
            Admission admission = come(port);
            if (admission.door() == Door.OPEN) {
                open.add(admission);
            }
        }

        @Operation
        public void leave() {
            Admission leaver = open.poll();
            if (leaver != null) {
                leaver.leave(DEPARTURE);
            }
        }

        @Operation
        public void leaveShared() {
            shared.leave(DEPARTURE);
        }

        @Operation
        public void journalComes() {
            outbox.attach(journal);
        }

        @Operation
        public void journalGoes() {
            outbox.detach(journal);
        }

        @Operation
        public void diskBecomes(@Param(name = "disk") int disk) {
            journal.disk(DISKS.get(disk));
        }

        @Operation
        public void sync() {
            journal.sync();
        }

        @Operation
        public void read() {
            Totals totals = totals();
            assertTrue(inBuckets(totals) <= totals.arrivals());
        }

        private Totals totals() {
            return reception.books().totals(0, 0);
        }

        private static long inBuckets(Totals totals) {
            return totals.open()
                    + totals.pending()
                    + totals.journaled()
                    + totals.ignored()
                    + totals.suppressed()
                    + totals.lost();
        }

        /** All are quiet now; then everybody leaves, and the journal catches up. */
        @Validate
        public void conserves() {
            assertEquals(arrivals.get(), inBuckets(totals()));

            outbox.attach(journal.disk(FakeJournal.Disk.GOOD));
            open.forEach(each -> each.leave(DEPARTURE));
            shared.leave(DEPARTURE);
            journal.sync();
            Totals end = totals();
            assertEquals(arrivals.get(), end.arrivals());
            assertEquals(0, end.open());
            assertEquals(0, end.pending());
            assertEquals(arrivals.get(), inBuckets(end));
            assertEquals(journal.visits().size(), end.journaled());
        }
    }
}
