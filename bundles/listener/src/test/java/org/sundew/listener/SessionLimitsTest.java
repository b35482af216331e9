package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.intake.Departure;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

class SessionLimitsTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100})
    void takesUpToTheReceiveLimit(int length) throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, "listen.receive.bytes", "100")) {
            visitor.say("x".repeat(length));

            assertThat(visitor.hear(length)).hasSize(length);
        }

        assertThat(bench.left().departure().limit()).isEmpty();
    }

    @Test
    void endsAVisitThatSendsOneByteMore() throws Exception {
        AtomicLong delivered = new AtomicLong();
        try (Visitor visitor =
                bench.visit(session -> data -> delivered.addAndGet(data.remaining()), "listen.receive.bytes", "100")) {
            visitor.say("x".repeat(101));

            assertThat(visitor.hearAll()).isEmpty();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark("receive.bytes", 100));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
        assertThat(departure.received().total()).isEqualTo(101);
        assertThat(delivered).hasValue(100);
    }

    @Test
    void endsAnUploadOfAHundredMegabytesEarly() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        try (Visitor visitor = bench.visit(session -> data -> {}, "listen.receive.bytes", "1000000")) {
            visitor.say("POST /upload HTTP/1.1\r\nContent-Length: 104857600\r\n\r\n");

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            visitor.say(megabyte);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark("receive.bytes", 1_000_000));
        assertThat(departure.received().size()).isEqualTo(65_536);
        assertThat(departure.received().total()).isBetween(1_000_001L, 2_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11})
    void keepsAsManyBytesAsTheLogLimitSays(int length) throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, "listen.log.bytes", "10")) {
            visitor.say("y".repeat(length)).hear(length);
        }

        Payload received = bench.left().departure().received();
        assertThat(received.size()).isEqualTo(Math.min(10, length));
        assertThat(received.total()).isEqualTo(length);
        assertThat(received.truncated()).isEqualTo(length > 10);
    }

    @Test
    void endsASilentVisit() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send, "listen.idle.seconds", "30")) {
            visitor.say("a").hear(1);
            bench.elapse(29);
            visitor.say("b").hear(1);
            bench.elapse(29);
            assertThat(bench.intake.unread()).isZero();

            bench.elapse(1);

            assertThat(visitor.hearAll()).isEmpty();
        }
        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark("idle.seconds", 30));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
    }

    @Test
    void endsABusyVisitWhenItsTimeIsOver() throws Exception {
        try (Visitor visitor =
                bench.visit(session -> session::send, "listen.idle.seconds", "30", "listen.visit.seconds", "60")) {
            for (int i = 0; i < 2; i++) {
                visitor.say("a").hear(1);
                bench.elapse(29);
            }
            visitor.say("b").hear(1);
            assertThat(bench.intake.unread()).isZero();

            bench.elapse(1);
            assertThat(visitor.say("c").hear(1)).isEqualTo("c");
            bench.elapse(1);

            assertThat(visitor.hearAll()).isEmpty();
        }
        assertThat(bench.left().departure().limit()).contains(new LimitMark("visit.seconds", 60));
    }

    @Test
    void tellsASenderWhenASlowReaderHasReadAll() throws Exception {
        int pieces = 400;
        byte[] piece = new byte[50_000];
        try (Visitor visitor = bench.visit(session -> new Pump(session, piece, pieces))) {
            assertThat(visitor.hear(pieces * piece.length)).hasSize(pieces * piece.length);
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().sent().total()).isEqualTo((long) pieces * piece.length);
        assertThat(bench.premises.budget().used()).isZero();
    }

    /** Sends so many pieces, as fast as the visitor reads. */
    private static final class Pump implements Dialog {
        private final Session session;
        private final byte[] piece;
        private int left;

        Pump(Session session, byte[] piece, int pieces) {
            this.session = session;
            this.piece = piece;
            this.left = pieces;
            drained();
        }

        @Override
        public void received(ByteBuffer data) {}

        @Override
        public void drained() {
            while (left > 0 && session.writable()) {
                session.send(ByteBuffer.wrap(piece));
                left--;
            }
            if (left == 0) {
                session.close();
            }
        }
    }

    @Test
    void readsNothingFromAVisitorThatDoesNotRead() throws Exception {
        AtomicLong delivered = new AtomicLong();
        byte[] answer = new byte[60_000];
        try (Visitor visitor = bench.visit(
                session -> data -> {
                    delivered.addAndGet(data.remaining());
                    session.send(ByteBuffer.wrap(answer));
                },
                "listen.receive.bytes",
                "100000000")) {
            CompletableFuture<Void> speaker = CompletableFuture.runAsync(() -> speakOn(visitor));

            AtomicLong before = new AtomicLong(-1);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> before.getAndSet(delivered.get()) == delivered.get() && delivered.get() > 0);
            assertThat(delivered).hasValueLessThan(50_000_000);
            assertThat(speaker).isNotDone();
        }
        assertThat(bench.left().departure().limit()).isEmpty();
    }

    private static void speakOn(Visitor visitor) {
        byte[] chunk = new byte[4096];
        try {
            for (int i = 0; i < 20_000; i++) {
                visitor.say(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void endsAVisitWhoseSimServerSendsTooMuchAtOnce() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            for (int i = 0; i < 100; i++) {
                session.send(ByteBuffer.allocate(100_000));
            }
            return data -> {};
        })) {
            assertThat(visitor.hearAll().length()).isLessThan(10_000_000);
        }

        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark("send.pending.bytes", 4 << 20));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {VisitRecord.MAX_NOTES - 1, VisitRecord.MAX_NOTES, VisitRecord.MAX_NOTES + 1})
    void keepsSoManyNotes(int count) throws Exception {
        bench.visit(session -> {
                    for (int i = 0; i < count; i++) {
                        session.note("n", "v");
                    }
                    session.close();
                    return data -> {};
                })
                .hearAll();

        Departure departure = bench.left().departure();
        boolean over = count > VisitRecord.MAX_NOTES;
        assertThat(departure.notes()).hasSize(over ? VisitRecord.MAX_NOTES + 1 : count);
        assertThat(departure.notes().contains(new Note("notes.dropped", "1"))).isEqualTo(over);
    }

    @Test
    void keepsSoManyCharactersOfNotes() throws Exception {
        bench.visit(session -> {
                    for (int i = 0; i < 10; i++) {
                        session.note("n", "v".repeat(10_000));
                    }
                    session.close();
                    return data -> {};
                })
                .hearAll();

        Departure departure = bench.left().departure();
        assertThat(departure.notes()).hasSize(8).contains(new Note("notes.dropped", "3"));
    }

    @ParameterizedTest
    @ValueSource(ints = {VisitRecord.MAX_REPORTS - 1, VisitRecord.MAX_REPORTS, VisitRecord.MAX_REPORTS + 1})
    void passesOnSoManyReports(int count) throws Exception {
        bench.visit(session -> {
                    for (int i = 0; i < count; i++) {
                        session.report(Observation.command("ls"));
                    }
                    session.close();
                    return data -> {};
                })
                .hearAll();

        Departure departure = bench.left().departure();
        boolean over = count > VisitRecord.MAX_REPORTS;
        assertThat(bench.intake.reports()).hasSize(Math.min(count, VisitRecord.MAX_REPORTS));
        assertThat(departure.notes().contains(new Note("reports.dropped", "1"))).isEqualTo(over);
    }

    @Test
    void cutsTranscriptsWhenTheMemoryOfAllVisitsIsUsedUp() throws Exception {
        bench.premises.setup(Bench.setup("buffer.bytes", 100_000L));
        byte[] much = new byte[50_000];
        try (Visitor first = bench.visit(session -> data -> session.note("n", "v"));
                Visitor second = bench.dial()) {
            first.say(much).end().hearAll();
            second.say(much).end().hearAll();
        }

        int first = bench.left().departure().received().size();
        int second = bench.left().departure().received().size();
        assertThat(first + second).isBetween(50_000, 50_000 + 50_000 + 2 * Budget.FREE);
        assertThat(bench.premises.budget().used()).isZero();
    }

    @Test
    void leavesHalfOfTheMemoryToWhatVisitorsSay() throws Exception {
        long most = 16_000_000;
        bench.premises.setup(Bench.setup("buffer.bytes", most, "send.pending.bytes", 2 * most));
        Visitor visitor = bench.visit(session -> {
            session.send(ByteBuffer.allocate(15_000_000));
            return data -> {};
        });

        Departure departure = bench.left().departure();

        assertThat(departure.limit()).contains(new LimitMark("buffer.bytes", most));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
        assertThat(bench.premises.budget().used()).isZero();
        visitor.close();
    }
}
