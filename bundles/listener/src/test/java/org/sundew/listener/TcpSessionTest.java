package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.event.Severity;
import org.sundew.gate.Door;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

class TcpSessionTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsABannerAndCloses() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            session.send("220 hello\r\n");
            session.close();
            return data -> {};
        })) {
            assertThat(visitor.hearAll()).isEqualTo("220 hello\r\n");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().sent()).isEqualTo(Payload.of("220 hello\r\n"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.SERVER);
        assertThat(left.departure().limit()).isEmpty();
        assertThat(left.visit().listen().name()).isEqualTo("test-main");
        assertThat(left.visit().visitor().ip()).isEqualTo("127.0.0.1");
        assertThat(left.visit().sensor().port()).isEqualTo(bench.view("open").boundPort());
    }

    @Test
    void echoesUntilTheVisitorHangsUp() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send)) {
            assertThat(visitor.say("one").hear(3)).isEqualTo("one");
            assertThat(visitor.say("two").hear(3)).isEqualTo("two");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().received()).isEqualTo(Payload.of("onetwo"));
        assertThat(left.departure().sent()).isEqualTo(Payload.of("onetwo"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void worksOnNioToo() throws Exception {
        try (Bench nio = new Bench(Sockets.NIO);
                Visitor visitor = nio.visit(session -> session::send)) {
            assertThat(visitor.say("one").hear(3)).isEqualTo("one");
            visitor.end();
            assertThat(visitor.hearAll()).isEmpty();
            assertThat(nio.left().departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
        }
    }

    @Test
    void closesWhenTheVisitorHalfCloses() throws Exception {
        try (Visitor visitor = bench.visit(session -> session::send)) {
            visitor.say("bye").end();

            assertThat(visitor.hearAll()).isEqualTo("bye");
        }

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void letsAVisitorThatStillSpeaksReadTheLastAnswer() throws Exception {
        byte[] piece = new byte[100_000];
        try (Visitor visitor = bench.visit(session -> data -> {
            session.send("413 too large");
            session.close();
        })) {
            for (int i = 0; i < 5; i++) {
                visitor.say(piece);
            }

            assertThat(visitor.hearAll()).isEqualTo("413 too large");
            assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
        }
    }

    @Test
    void answersAfterTheVisitorHalfCloses() throws Exception {
        try (Visitor visitor = bench.visit(session -> new Dialog() {
            @Override
            public void received(ByteBuffer data) {}

            @Override
            public boolean ended() {
                session.after(Duration.ofMillis(20), () -> {
                    session.send("late");
                    session.close();
                });
                return false;
            }
        })) {
            visitor.say("all of it").end();

            assertThat(visitor.hearAll()).isEqualTo("late");
        }

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
    }

    @Test
    void tellsTheDialogOnceThatItIsOver() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        bench.visit(session -> new Dialog() {
                    @Override
                    public void received(ByteBuffer data) {
                        heard.add("received");
                        session.close();
                        session.close();
                    }

                    @Override
                    public void closed() {
                        heard.add("closed");
                        session.note("last", "word");
                        session.send("too late");
                        session.close();
                    }
                })
                .say("x");

        assertThat(bench.left().departure().notes()).containsExactly(new Note("last", "word"));
        bench.loops.sweep();
        assertThat(heard).containsExactly("received", "closed");
        assertThat(bench.intake.unread()).isZero();
    }

    @Test
    void endsTheSessionOfASimServerThatThrowsAtOnce() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            throw new IllegalStateException("made to fail");
        })) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().notes())
                .containsExactly(new Note(VisitRecord.ERROR, "java.lang.IllegalStateException"));
        assertThat(bench.ports.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("org.sundew.sim.test-main.cfg");
            assertThat(problem.what()).contains("failed 1 times").contains("IllegalStateException");
        });
    }

    @Test
    void endsTheSessionOfADialogWhoseClassesHaveGone() throws Exception {
        try (Visitor visitor = bench.visit(session -> data -> {
            session.send("half a ");
            throw new NoClassDefFoundError("org/sundew/sim/Gone");
        })) {
            visitor.say("x");

            assertThat(visitor.hearAll()).isEqualTo("half a ");
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().notes())
                .containsExactly(new Note(VisitRecord.ERROR, "java.lang.NoClassDefFoundError"));
        assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.SERVER);
        try (Visitor next = bench.dial()) {
            assertThat(next.say("y").hear(4)).isEqualTo("half");
        }
    }

    @Test
    void survivesFailuresInTasksAndFarewells() throws Exception {
        try (Visitor visitor = bench.visit(session -> {
            session.execute(() -> {
                throw new AssertionError("in a task");
            });
            return new Dialog() {
                @Override
                public void received(ByteBuffer data) {}

                @Override
                public void closed() {
                    throw new StackOverflowError("at the end");
                }
            };
        })) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().notes())
                .extracting(Note::value)
                .containsExactly("java.lang.AssertionError", "java.lang.StackOverflowError");
    }

    @Test
    @SuppressWarnings("NullAway") // a stranger's sim server may do this
    void endsTheSessionOfASimServerWithoutADialog() throws Exception {
        try (Visitor visitor = bench.visit(session -> null)) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().notes()).hasSize(1);
    }

    @Test
    void readsNothingWhilePaused() throws Exception {
        CompletableFuture<Session> sessions = new CompletableFuture<>();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Visitor visitor = bench.visit(session -> {
            session.pause();
            sessions.complete(session);
            return data -> heard.add(Payload.of(bytes(data)).escaped());
        })) {
            visitor.say("while paused").end();
            Session session = sessions.get(20, TimeUnit.SECONDS);
            assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();

            session.execute(session::resume);

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("while paused");
            assertThat(visitor.hearAll()).isEmpty();
        }
        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void runsNoTaskAfterTheEnd() throws Exception {
        CompletableFuture<Session> sessions = new CompletableFuture<>();
        List<String> ran = new CopyOnWriteArrayList<>();
        bench.visit(session -> {
                    session.after(Duration.ofMillis(1), () -> ran.add("soon"));
                    session.after(Duration.ofMillis(100), session::close);
                    session.after(Duration.ofMillis(200), () -> ran.add("too late"));
                    sessions.complete(session);
                    return data -> {};
                })
                .hearAll();

        bench.left();
        sessions.get().execute(() -> ran.add("long after"));
        bench.loops.sweep();
        assertThat(ran).containsExactly("soon");
    }

    @Test
    void refusesCallsFromOtherThreads() throws Exception {
        CompletableFuture<Session> sessions = new CompletableFuture<>();
        bench.visit(session -> {
            sessions.complete(session);
            return data -> {};
        });
        Session session = sessions.get(20, TimeUnit.SECONDS);

        assertThatThrownBy(() -> session.send("from elsewhere"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("execute");
    }

    @Test
    void handsOverNotesReportsAndSeverity() throws Exception {
        bench.visit(session -> {
                    session.note("user", "root");
                    session.raise(Severity.MEDIUM);
                    session.report(Observation.login("root", "toor", false));
                    session.raise(Severity.LOW);
                    session.close();
                    return data -> {};
                })
                .hearAll();

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().notes()).containsExactly(new Note("user", "root"));
        assertThat(left.departure().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(bench.intake.reports())
                .containsExactly(
                        new RecordingIntake.Reported(Observation.login("root", "toor", false), Severity.MEDIUM));
    }

    @Test
    void keepsNothingOfAVisitThatIsNotRecorded() throws Exception {
        bench.intake.recorded(false);
        try (Visitor visitor = bench.visit(session -> session::send)) {
            visitor.say("secret").hear(6);
        }

        RecordingIntake.Left left = bench.left();
        assertThat(left.departure().received().size()).isZero();
        assertThat(left.departure().received().total()).isEqualTo(6);
    }

    @Test
    void closesArrivalsThatAreRefused() throws Exception {
        bench.intake.door(Door.CLOSE);
        try (Visitor visitor = bench.visit(session -> {
            throw new AssertionError("no sim server hears of it");
        })) {
            assertThat(visitor.hearAll()).isEmpty();
        }

        bench.intake.door(Door.RESET);
        assertThatThrownBy(() -> bench.dial().hearAll()).hasMessageContaining("reset");
        assertThat(bench.intake.arrivals()).isEqualTo(2);
        assertThat(bench.view("open").visits()).isEqualTo(2);
        assertThat(bench.view("open").open()).isZero();
        assertThat(bench.ports.problems()).isEmpty();
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
