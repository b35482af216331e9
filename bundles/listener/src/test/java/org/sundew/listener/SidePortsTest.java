package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.intake.Departure;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

class SidePortsTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Says the number of a side port for each line it hears. */
    private static SimServer passive(SideSim sim) {
        return session -> Lines.to(line -> {
            SidePort side = session.openSidePort(data -> sim.open(session, data));
            session.send(String.format("%05d", side.port()));
        });
    }

    /** Plays a side connection of a session. */
    private interface SideSim {
        Dialog open(Session control, Session data);
    }

    private static int askForPort(Visitor visitor) throws Exception {
        return Integer.parseInt(visitor.say("PASV\r\n").hear(5));
    }

    @Test
    void endsAHandshakeThatDripsOnASidePortAlone() throws Exception {
        bench.premises.identities().own().use("", "", TlsName.of("ftp.example.com"));
        SideSim secret = (control, data) -> {
            data.startTls();
            return bytes -> {};
        };
        try (Visitor visitor = bench.visit(passive(secret), "listen.idle.seconds", "600")) {
            try (Visitor side = Visitor.dial(askForPort(visitor))) {
                side.say(Hello.half());
                await().until(() -> bench.premises.budget().used() > 0);
                bench.elapse(Encryption.SECONDS);

                assertThat(side.hearAll()).isEmpty();
            }
            assertThat(askForPort(visitor)).isPositive();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.limit()).contains(new LimitMark(Encryption.LIMIT, Encryption.SECONDS));
        assertThat(departure.closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void carriesAnUploadBesideTheDialogue() throws Exception {
        SideSim upload = (control, data) -> new Dialog() {
            @Override
            public void received(ByteBuffer bytes) {
                data.note("file", "up.bin");
            }

            @Override
            public void closed() {
                control.send("226 done\r\n");
            }
        };
        try (Visitor visitor = bench.visit(passive(upload))) {
            try (Visitor side = Visitor.dial(askForPort(visitor))) {
                side.say("content").end();
                assertThat(side.hearAll()).isEmpty();
            }

            assertThat(visitor.hear(10)).isEqualTo("226 done\r\n");
            assertThat(bench.intake.unread()).isZero();
        }

        Departure departure = bench.left().departure();
        assertThat(departure.notes()).containsExactly(new Note("file", "up.bin"));
        assertThat(departure.received().escaped()).isEqualTo("PASV\\r\\ncontent");
        assertThat(bench.intake.arrivals()).isEqualTo(1);
    }

    @Test
    void refusesOtherAddresses() throws Exception {
        try (Visitor visitor = bench.visit(passive((control, data) -> data::send))) {
            int port = askForPort(visitor);
            assertThatThrownBy(() -> Visitor.dial("127.0.0.2", port).hearAll()).isInstanceOf(SocketException.class);
            try (Visitor side = Visitor.dial(port)) {
                assertThat(side.say("me").hear(2)).isEqualTo("me");
            }
        }

        assertThat(bench.left().departure().notes()).containsExactly(new Note(SidePorts.FOREIGN, "127.0.0.2"));
    }

    @Test
    void takesOneConnectionOnly() throws Exception {
        try (Visitor visitor = bench.visit(passive((control, data) -> data::send))) {
            int port = askForPort(visitor);
            try (Visitor side = Visitor.dial(port)) {
                assertThat(side.say("x").hear(1)).isEqualTo("x");

                assertThatThrownBy(() -> Visitor.dial(port)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void closesTheFirstWhenAnotherIsOpened() throws Exception {
        try (Visitor visitor = bench.visit(passive((control, data) -> data::send))) {
            int first = askForPort(visitor);
            int second = askForPort(visitor);

            assertThatThrownBy(() -> Visitor.dial(first)).isInstanceOf(ConnectException.class);
            Visitor.dial(second).close();
        }
    }

    @Test
    void closesThePortAfterFiveMinutes() throws Exception {
        try (Visitor visitor = bench.visit(
                passive((control, data) -> data::send), "listen.idle.seconds", "900", "listen.visit.seconds", "900")) {
            int port = askForPort(visitor);
            bench.elapse(SidePorts.OPEN_SECONDS - 1);
            Visitor.dial(port).close();

            int next = askForPort(visitor);
            bench.elapse(SidePorts.OPEN_SECONDS);
            assertThatThrownBy(() -> Visitor.dial(next)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void countsSideBytesAgainstTheVisit() throws Exception {
        try (Visitor visitor = bench.visit(
                passive((control, data) -> bytes -> {}), "listen.receive.bytes", "100", "listen.idle.seconds", "40")) {
            try (Visitor side = Visitor.dial(askForPort(visitor))) {
                side.say("x".repeat(95));
                side.end();
                assertThat(side.hearAll()).isEmpty();
            }
            assertThat(visitor.hearAll()).isEmpty();
        }

        assertThat(bench.left().departure().limit()).contains(new LimitMark("receive.bytes", 100));
    }

    @Test
    void endsSideSessionsWithTheVisit() throws Exception {
        try (Visitor visitor = bench.visit(passive((control, data) -> data::send))) {
            try (Visitor side = Visitor.dial(askForPort(visitor))) {
                assertThat(side.say("x").hear(1)).isEqualTo("x");
                visitor.end();

                assertThat(side.hearAll()).isEmpty();
            }
        }

        assertThat(bench.left().departure().closedBy()).isEqualTo(ClosedBy.VISITOR);
    }

    @Test
    void survivesASideDialogThatThrows() throws Exception {
        SideSim failing = (control, data) -> {
            throw new IllegalStateException("beside");
        };
        try (Visitor visitor = bench.visit(passive(failing))) {
            try (Visitor side = Visitor.dial(askForPort(visitor))) {
                assertThat(side.hearAll()).isEmpty();
            }
            assertThat(askForPort(visitor)).isPositive();
        }

        assertThat(bench.left().departure().notes())
                .containsExactly(new Note(VisitRecord.ERROR, "java.lang.IllegalStateException"));
    }
}
