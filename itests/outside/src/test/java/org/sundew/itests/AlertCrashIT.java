package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The power goes out when a program, a CSV file and a syslog receiver have been told, and the sensor has not yet noted on disk
 * that they were.
 */
class AlertCrashIT {
    private static final int PORT = 7011;
    private static final String VISITS = "alert.actions = visits";
    /** A sink's place is noted once an interval: long enough for a test to cut the power before. */
    private static final String INTERVAL_MS = "5000";

    @Test
    void whatWasToldButNotNotedIsToldAgainUnderTheSameIdAndNothingIsLost() throws IOException {
        try (SyslogReceiver receiver = new SyslogReceiver()) {
            SensorHome home = withThreeSinks(receiver.port());
            killBeforeItNotes(home, receiver);

            try (RunningSensor again = home.start()) {
                visit(again);
                Patience.soon().until(() -> RunningSensor.visits(home).size() == 3);
                List<String> ids = RunningSensor.visits(home);
                List<String> twiceThenTheNext = List.of(ids.get(0), ids.get(1), ids.get(0), ids.get(1), ids.get(2));
                Patience.soon()
                        .untilAsserted(() -> assertThat(toldOf(home, receiver)).allMatch(twiceThenTheNext::equals));
            }
        }
    }

    private static SensorHome withThreeSinks(int syslogPort) {
        return SensorHome.unpackWithoutListens("alert-crash")
                .set("org.sundew.journal.cfg", "commit.interval.ms", INTERVAL_MS)
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .write("tell.sh", "echo $1 >>program.txt")
                .write(
                        "org.sundew.alert.process-crash.cfg",
                        "application = /bin/sh",
                        "arguments = \"${karaf.etc}/tell.sh\" $eventid",
                        "working.directory = ${karaf.data}",
                        "parallel.max = 1",
                        VISITS)
                .write(
                        "org.sundew.alert.csv-crash.cfg",
                        "file = ${karaf.data}/crash.csv",
                        "fields = event.id, source.port",
                        VISITS)
                .write(
                        "org.sundew.alert.syslog-crash.cfg",
                        "host = 127.0.0.1",
                        "port = " + syslogPort,
                        "transport = tcp",
                        "framing = newline",
                        VISITS);
    }

    /** Two visits of which every sink is told, and of whose telling no cursor knows. */
    private static void killBeforeItNotes(SensorHome home, SyslogReceiver receiver) {
        RunningSensor killed = home.start();
        try {
            // or else a note about the start may fall due in the meantime
            Patience.soon().until(() -> cursors(home).allMatch(place -> place == lastSequence(home)));
            visit(killed);
            visit(killed);
            Patience.soon().until(() -> toldOf(home, receiver).allMatch(ids -> ids.size() == 2));
        } finally {
            killed.kill();
        }
        assertThat(cursors(home)).allMatch(place -> place <= lastSequence(home) - 2);
        assertThat(toldOf(home, receiver)).allMatch(RunningSensor.visits(home)::equals);
    }

    @Test
    void aProgramCutOffAtItsWorkRunsAgainForTheSameEventAndTheNextIsNotLost() throws IOException {
        SensorHome home = SensorHome.unpackWithoutListens("program-crash")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .write("tell.sh", "echo $1 >>program.txt", "while [ -e hold ]; do sleep 0.1; done")
                .write(
                        "org.sundew.alert.process-crash.cfg",
                        "application = /bin/sh",
                        "arguments = \"${karaf.etc}/tell.sh\" $eventid",
                        "working.directory = ${karaf.data}",
                        "timeout.seconds = 600",
                        "parallel.max = 1",
                        VISITS);
        Path hold = Files.createFile(home.data("hold"));
        RunningSensor killed = home.start();
        try {
            visit(killed);
            visit(killed);
            Patience.soon()
                    .until(() -> RunningSensor.visits(home).size() == 2
                            && lines(home, "program.txt").count() == 1);
        } finally {
            killed.kill();
        }
        Files.delete(hold);

        try (RunningSensor again = home.start()) {
            visit(again);
            Patience.soon().until(() -> RunningSensor.visits(home).size() == 3);
            List<String> ids = RunningSensor.visits(home);
            Patience.soon()
                    .untilAsserted(() -> assertThat(lines(home, "program.txt"))
                            .containsExactly(ids.get(0), ids.get(0), ids.get(1), ids.get(2)));
        }
    }

    private static void visit(RunningSensor sensor) {
        try (Visitor visitor = sensor.visit(PORT)) {
            assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
        }
    }

    private static long lastSequence(SensorHome home) {
        return RunningSensor.events(home).stream()
                .mapToLong(event -> event.at("/event/sequence").asLong())
                .max()
                .orElse(0);
    }

    /** The places that are noted on disk; the sinks in the order of their names. */
    private static Stream<Long> cursors(SensorHome home) {
        return Stream.of("csv", "process", "syslog")
                .map(kind -> "events/cursors/org.sundew.alert." + kind + "~crash.cursor")
                .map(file -> lines(home, file)
                        .filter(line -> line.matches("\\d{18} \\d{18} .*"))
                        .mapToLong(line -> Long.parseLong(line.substring(19, 37)))
                        .max()
                        .orElse(-1));
    }

    /** The ids that each of the three was told, in order. */
    private static Stream<List<String>> toldOf(SensorHome home, SyslogReceiver receiver) {
        return Stream.of(
                lines(home, "program.txt").toList(),
                lines(home, "crash.csv")
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList(),
                receiver.ids());
    }

    private static Stream<String> lines(SensorHome home, String file) {
        return Files.exists(home.data(file)) ? home.read("data/" + file).lines() : Stream.of();
    }

    /** Reads messages by TCP, one a line, and keeps the ids that are in them. */
    private static final class SyslogReceiver implements AutoCloseable {
        private static final String ID = " id=\"";

        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final Thread thread = new Thread(this::receive, "syslog-receiver");

        SyslogReceiver() throws IOException {
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        List<String> ids() {
            return List.copyOf(ids);
        }

        private void receive() {
            while (!server.isClosed()) {
                try (Socket sender = server.accept();
                        BufferedReader in = new BufferedReader(new InputStreamReader(sender.getInputStream(), UTF_8))) {
                    in.lines().forEach(this::keep);
                } catch (IOException | UncheckedIOException e) {
                    // closed at the end of the test, or the sender was killed
                }
            }
        }

        private void keep(String message) {
            int start = message.indexOf(ID) + ID.length();
            ids.add(message.substring(start, message.indexOf('"', start)));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
