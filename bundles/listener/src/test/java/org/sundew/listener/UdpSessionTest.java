package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.Transport;
import org.sundew.gate.Door;
import org.sundew.intake.Departure;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

class UdpSessionTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 300;

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A visitor with a socket of its own. */
    private static final class Sender implements AutoCloseable {
        private final DatagramSocket socket;

        Sender(String to, int port) throws Exception {
            socket = new DatagramSocket(
                    new InetSocketAddress(Network.address(to.contains(":") ? "::1" : "127.0.0.1"), 0));
            socket.connect(new InetSocketAddress(Network.address(to), port));
        }

        /** Sends nothing in a datagram, which a connected socket of the JDK does not. */
        Sender sayNothing() throws Exception {
            InetSocketAddress to = (InetSocketAddress) socket.getRemoteSocketAddress();
            socket.disconnect();
            socket.send(new DatagramPacket(new byte[0], 0, to));
            return this;
        }

        Sender say(String text) throws Exception {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            socket.send(new DatagramPacket(bytes, bytes.length));
            return this;
        }

        String hear() throws Exception {
            return hear(PATIENCE_MILLIS);
        }

        private String hear(int millis) throws Exception {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.setSoTimeout(millis);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        }

        void hearNothing() {
            assertThatThrownBy(() -> hear(SILENCE_MILLIS)).isInstanceOf(SocketTimeoutException.class);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private Sender visit(SimServer sim, String... keysAndValues) throws Exception {
        String[] all = new String[keysAndValues.length + 2];
        all[0] = "listen.transport";
        all[1] = "udp";
        System.arraycopy(keysAndValues, 0, all, 2, keysAndValues.length);
        bench.offer(sim, all);
        return another();
    }

    private Sender another() throws Exception {
        return new Sender("127.0.0.1", bench.view("open").boundPort());
    }

    @ParameterizedTest
    @EnumSource
    void makesOneVisitOfWhatAVisitorSends(Sockets sockets) throws Exception {
        try (Bench own = new Bench(sockets)) {
            own.offer(session -> session::send, "listen.transport", "udp", "listen.idle.seconds", "5");
            try (Sender visitor = new Sender("127.0.0.1", own.view("open").boundPort())) {
                assertThat(visitor.say("one").hear()).isEqualTo("one");
                own.elapse(4);
                assertThat(visitor.say("two").hear()).isEqualTo("two");
                own.elapse(4);
                assertThat(own.intake.unread()).isZero();
                own.elapse(1);
            }

            RecordingIntake.Left left = own.left();
            assertThat(left.visit().listen().transport()).isEqualTo(Transport.UDP);
            assertThat(left.visit().sensor().ip()).isEqualTo("127.0.0.1");
            assertThat(left.departure().received().escaped()).isEqualTo("onetwo");
            assertThat(left.departure().sent().escaped()).isEqualTo("onetwo");
            assertThat(left.departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
            assertThat(left.departure().limit()).isEmpty();
            assertThat(own.intake.arrivals()).isEqualTo(1);
        }
    }

    @Test
    void keepsVisitorsApart() throws Exception {
        try (Sender one = visit(session -> session::send);
                Sender two = another()) {
            one.say("from one").hear();
            two.say("from two").hear();
        }
        bench.elapse(5);

        assertThat(bench.left().departure().received().total()).isEqualTo(8);
        assertThat(bench.left().departure().received().total()).isEqualTo(8);
    }

    @Test
    void answersInTwoDatagrams() throws Exception {
        try (Sender visitor = visit(session -> data -> {
            session.send("he");
            session.send("llo");
            session.close();
        })) {
            visitor.say("please");

            assertThat(visitor.hear()).isEqualTo("he");
            assertThat(visitor.hear()).isEqualTo("llo");
        }

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.SERVER);
    }

    @Test
    void answersLaterFromATask() throws Exception {
        try (Sender visitor =
                visit(session -> data -> session.after(Duration.ofMillis(20), () -> session.send("later")))) {
            assertThat(visitor.say("hello").hear()).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "::1"})
    void answersFromTheAddressThatWasAsked(String address) throws Exception {
        bench.offer(session -> session::send, "listen.transport", "udp", "listen.bind", "all");
        int port = bench.view("open").boundPort();
        try (Sender first = new Sender(address, port);
                Sender second = new Sender(address, port)) {
            assertThat(first.say("a").hear()).isEqualTo("a");
            assertThat(second.say("b").hear()).isEqualTo("b");
            assertThat(first.say("c").hear()).isEqualTo("c");
        }
        bench.elapse(5);

        RecordingIntake.Left left = bench.left();
        assertThat(left.visit().sensor().address()).isEqualTo(Network.address(address));
        assertThat(bench.left().visit().sensor().port()).isEqualTo(port);
        assertThat(bench.intake.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {109, 110, 111})
    void sendsNoMoreThanAskedForPlusTheAllowance(int answer) throws Exception {
        bench.premises.setup(Bench.setup("udp.reflection.factor", 1.0, "udp.reflection.allowance", 100));
        try (Sender visitor = visit(session -> data -> session.send("x".repeat(answer)))) {
            visitor.say("0123456789");

            if (answer <= 110) {
                assertThat(visitor.hear()).hasSize(answer);
            } else {
                visitor.hearNothing();
            }
        }
        bench.elapse(5);

        Departure departure = bench.left().departure();
        assertThat(departure.sent().total()).isEqualTo(answer <= 110 ? answer : 0);
        assertThat(departure.notes().contains(new Note("sent.dropped.bytes", "111")))
                .isEqualTo(answer > 110);
    }

    @Test
    void givesAnAddressItsAllowanceOnceAMinute() throws Exception {
        bench.premises.setup(Bench.setup("udp.reflection.allowance", 100));
        try (Sender one = visit(session -> data -> session.send("x".repeat(100)));
                Sender two = another()) {
            assertThat(one.say("a").hear()).hasSize(100);
            two.say("a").hearNothing();
            bench.elapse(60);
            assertThat(two.say("a").hear()).hasSize(100);
        }
    }

    @Test
    void makesRoomForNewVisitors() throws Exception {
        bench.premises.setup(Bench.setup("udp.sessions.max", 2));
        try (Sender one = visit(session -> session::send);
                Sender two = another();
                Sender three = another()) {
            one.say("1").hear();
            two.say("2").hear();
            one.say("1").hear();
            assertThat(bench.intake.unread()).isZero();
            three.say("3").hear();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.received().escaped()).isEqualTo("2");
        assertThat(departure.limit()).contains(new LimitMark("udp.sessions.max", 2));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11})
    void holdsTheReceiveLimit(int length) throws Exception {
        try (Sender visitor = visit(session -> session::send, "listen.receive.bytes", "10")) {
            visitor.say("x".repeat(length));
            if (length <= 10) {
                assertThat(visitor.hear()).hasSize(length);
                bench.elapse(5);
            }
        }

        assertThat(bench.left().departure().limit())
                .isEqualTo(
                        length <= 10
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(new LimitMark("receive.bytes", 10)));
    }

    @Test
    void endsAVisitThatGoesOnForTooLong() throws Exception {
        try (Sender visitor = visit(session -> session::send, "listen.visit.seconds", "8")) {
            visitor.say("a").hear();
            bench.elapse(4);
            visitor.say("b").hear();
            bench.elapse(4);
            visitor.say("c");
        }

        assertThat(bench.left().departure().limit()).contains(new LimitMark("visit.seconds", 8));
    }

    @Test
    void answersNobodyWhoIsRefused() throws Exception {
        bench.intake.door(Door.CLOSE);
        try (Sender visitor = visit(session -> session::send)) {
            visitor.say("a").hearNothing();
        }

        assertThat(bench.intake.arrivals()).isEqualTo(1);
        assertThat(bench.view("open").open()).isZero();
    }

    @Test
    void takesEmptyDatagrams() throws Exception {
        try (Sender visitor = visit(session -> data -> session.send("got " + data.remaining()))) {
            assertThat(visitor.sayNothing().hear()).isEqualTo("got 0");
        }
    }

    @Test
    void takesNothingWhilePaused() throws Exception {
        CompletableFuture<Session> sessions = new CompletableFuture<>();
        try (Sender visitor = visit(session -> {
            session.pause();
            sessions.complete(session);
            return session::send;
        })) {
            visitor.say("a").say("b").hearNothing();
            Session session = sessions.get(20, TimeUnit.SECONDS);
            session.execute(session::resume);

            assertThat(visitor.hear()).isEqualTo("a");
            assertThat(visitor.hear()).isEqualTo("b");
        }
    }

    @Test
    void countsTheDatagramsThatAPausedSessionCannotHold() throws Exception {
        CompletableFuture<Session> sessions = new CompletableFuture<>();
        int heard = 0;
        try (Sender visitor = visit(session -> {
            session.pause();
            sessions.complete(session);
            return session::send;
        })) {
            for (int i = 0; i < UdpSession.MAX_HELD + 2; i++) {
                visitor.say("x");
            }
            visitor.hearNothing();
            Session session = sessions.get(20, TimeUnit.SECONDS);
            session.execute(session::resume);
            for (int i = 0; i < UdpSession.MAX_HELD; i++) {
                heard += visitor.hear().length();
            }
            visitor.hearNothing();
            session.execute(session::close);
        }

        assertThat(heard).isEqualTo(UdpSession.MAX_HELD);
        assertThat(bench.left().departure().notes()).containsExactly(new Note("received.dropped.datagrams", "2"));
    }

    @Test
    void letsNoMoreThanAFewDatagramsWaitForAnIntakeThatJustClosed() throws Exception {
        bench.intake.door(Door.CLOSE);
        try (Sender visitor = visit(session -> session::send)) {
            bench.intake.closeUnseen();
            int sent = 0;
            while (bench.intake.arrivals() == 0 && sent < 100_000) {
                visitor.say("x");
                sent++;
            }

            assertThat(bench.intake.arrivals()).isPositive();
            assertThat(sent).isGreaterThan(UdpDoor.MAX_WAITING);
        }
    }

    @Test
    void leavesDatagramsWaitingWhileIntakeIsClosed() throws Exception {
        try (Sender visitor = visit(session -> session::send)) {
            bench.intake.open(false);
            bench.view("parked");
            visitor.say("patience").hearNothing();
            bench.intake.open(true);

            assertThat(visitor.hear()).isEqualTo("patience");
        }
    }

    @Test
    void carriesDatagramsOfSixteenKilobytes() throws Exception {
        try (Sender visitor = visit(session -> session::send)) {
            assertThat(visitor.say("x".repeat(UdpSockets.DATAGRAM_BYTES)).hear())
                    .hasSize(UdpSockets.DATAGRAM_BYTES);
        }
    }

    @Test
    void hasNoTlsAndNoSidePorts() throws Exception {
        try (Sender visitor = visit(session -> data -> {
            assertThatThrownBy(session::startTls).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> session.openSidePort(other -> session::send))
                    .isInstanceOf(IllegalStateException.class);
            session.send(ByteBuffer.wrap(new byte[] {'o', 'k'}));
        })) {
            assertThat(visitor.say("xx").hear()).isEqualTo("ok");
        }
    }
}
