package org.sundew.intake.door;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;
import org.sundew.admin.VisitorView;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.gate.VisitorKey;
import org.sundew.testkit.Samples;

/**
 * The ledger under a model checker, which tries the orders in which threads can get at it: in each of them every call answers
 * as if the calls had come one after another.
 */
final class LedgerInterleavingsTest {
    private static final int THREADS = 2;

    private static void check(Class<?> calls) {
        new ModelCheckingOptions()
                .threads(THREADS)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(2)
                .iterations(10)
                .invocationsPerIteration(60)
                .loopIterationsBeforeThreadSwitch(100)
                // they say no more than their arguments do, or are what one thread has to itself
                .addGuarantee(forClasses(LedgerInterleavingsTest::ofOneThread)
                        .allMethods()
                        .ignore())
                .check(calls);
    }

    private static boolean ofOneThread(String type) {
        return type.equals(VisitorKey.class.getName())
                || (type.startsWith("java.") && !type.startsWith("java.util.concurrent."));
    }

    @Test
    void arrivalsAndDeparturesThatMeetAreAllCounted() {
        check(Counting.class);
    }

    @Test
    void whoIsForgottenWhileOthersArriveIsForgottenAsAWhole() {
        check(Forgetting.class);
    }

    /** A ledger and visitors who share a stripe of it. */
    private static final class Visitors {
        private static final int ALL_STRIPES = 16;
        private static final int PORTS = 2;
        private static final Endpoint SENSOR = Samples.endpoint("198.51.100.1", 21);
        private static final Instant NOW = Samples.STARTED;
        private static final List<Listen> LISTENS =
                Stream.of(0, 1, 2).map(port -> Samples.listen("ftp", port)).toList();
        private static final List<Endpoint> OF_ONE_STRIPE = ofOneStripe();

        private final Ledger ledger;

        Visitors(int room) {
            ledger = new Ledger(room * ALL_STRIPES, PORTS, 1);
        }

        private static List<Endpoint> ofOneStripe() {
            Ledger same = new Ledger(ALL_STRIPES, PORTS, 1);
            List<Endpoint> visitors = new ArrayList<>();
            Stripe stripe = null;
            for (int i = 1; visitors.size() < 3; i++) {
                Endpoint visitor = Samples.endpoint("192.0.2." + i, 40_000);
                Stripe its = same.stripe(VisitorKey.of(visitor.address()));
                stripe = stripe == null ? its : stripe;
                if (its == stripe) {
                    visitors.add(visitor);
                }
            }
            return visitors;
        }

        private static String address(int who) {
            return OF_ONE_STRIPE.get(who).address().getHostAddress();
        }

        Arrival arrive(int who, int port) {
            return ledger.arrive(new Id(1, 1), NOW, OF_ONE_STRIPE.get(who), SENSOR, LISTENS.get(port), 1);
        }

        static String words(Arrival arrival) {
            return arrival.total() + " " + arrival.openNow() + " " + arrival.onPort() + " " + arrival.ports();
        }

        String find(int who) {
            return ledger.find(address(who))
                    .map(view -> view.arrivals() + " " + view.open() + " " + view.ports())
                    .orElse("unknown");
        }
    }

    /** Two visitors come and go; each of the threads has one session of the first from the start. */
    @Param(name = "who", gen = IntGen.class, conf = "0:1")
    @Param(name = "port", gen = IntGen.class, conf = "1:2")
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class Counting {
        private final Visitors visitors = new Visitors(10);
        /** By thread; before and after the others count as threads, too. */
        private final List<Deque<Visit>> open = new ArrayList<>();

        public Counting() {
            for (int thread = 0; thread < THREADS + 2; thread++) {
                open.add(new ArrayDeque<>(List.of(visitors.arrive(0, 1).visit())));
            }
        }

        @Operation
        public String arrive(
                @Param(name = "who") int who, @Param(name = "port") int port, @Param(name = "thread") int thread) {
            Arrival arrival = visitors.arrive(who, port);
            open.get(thread).push(arrival.visit());
            return Visitors.words(arrival);
        }

        @Operation
        public void leave(@Param(name = "thread") int thread) {
            Visit last = open.get(thread).poll();
            if (last != null) {
                visitors.ledger.leave(last);
            }
        }

        @Operation
        public String find(@Param(name = "who") int who) {
            return visitors.find(who);
        }
    }

    /** Three visitors come, of whom two have room, until an operator says otherwise. */
    @Param(name = "who", gen = IntGen.class, conf = "0:2")
    @Param(name = "room", gen = IntGen.class, conf = "1:2")
    public static final class Forgetting {
        private final Visitors visitors = new Visitors(2);

        public Forgetting() {
            for (int who = 0; who < 2; who++) {
                visitors.ledger.leave(visitors.arrive(who, 1).visit());
            }
        }

        @Operation
        public String arrive(@Param(name = "who") int who) {
            return Visitors.words(visitors.arrive(who, 1));
        }

        @Operation
        public boolean forget(@Param(name = "who") int who) {
            return visitors.ledger.forget(Visitors.address(who));
        }

        @Operation
        public void bound(@Param(name = "room") int room) {
            visitors.ledger.bound(room * Visitors.ALL_STRIPES, Visitors.PORTS);
        }

        @Operation
        public List<String> latest() {
            return visitors.ledger.latest(3).stream().map(VisitorView::address).toList();
        }

        @Operation
        public long evicted() {
            return visitors.ledger.evicted();
        }
    }
}
