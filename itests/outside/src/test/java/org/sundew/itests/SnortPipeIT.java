package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts in Snort's format through a named pipe, read by a loop in Python as people write it. */
class SnortPipeIT {
    private static final int PORT = 7000;
    private static final String LOOP = """
            import sys
            pipe = open(sys.argv[1], 'r')
            kept = open(sys.argv[2], 'a')
            while True:
                line = pipe.readline()
                if line:
                    kept.write(line)
                    kept.flush()
            """;

    private final List<Process> readers = new ArrayList<>();
    private RunningSensor sensor;
    private Path pipe;

    @BeforeEach
    void start() {
        Shell.assumeInstalled("python3", "mkfifo");
        SensorHome home = SensorHome.unpackWithoutListens("snort-pipe")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .remove("org.sundew.alert.csv-snort.cfg")
                .write(
                        "org.sundew.alert.csv-pipe.cfg",
                        "file = ${karaf.data}/csvlog",
                        "format = snort2",
                        "pipe.timeout.seconds = 1",
                        "alert.actions = visits",
                        "alert.retry.seconds = 1",
                        "alert.retry.max.seconds = 1");
        pipe = home.data("csvlog");
        Shell.run("mkfifo", pipe.toString());
        sensor = home.start();
    }

    @AfterEach
    void stop() {
        readers.forEach(Process::destroyForcibly);
        if (sensor != null) {
            sensor.close();
        }
    }

    @Test
    void aReaderThatIsKilledAndComesBackGetsEveryAlertOnWholeLines() throws IOException {
        Path first = sensor.home().data("first.txt");
        Path second = sensor.home().data("second.txt");
        Set<String> visitors = new LinkedHashSet<>();
        Process reader = read(first);
        visit(20, visitors);
        Patience.soon().untilAsserted(() -> assertThat(ports(first)).containsExactlyElementsOf(visitors));

        reader.destroyForcibly().onExit().join();
        visit(50, visitors);
        Patience.soon().until(() -> state().equals("retrying"));
        assertThat(sensor.json("sundew:sinks").findValuesAsText("lastError"))
                .anyMatch(error -> error.contains("nobody reads the pipe"));
        visit(1, visitors);

        read(second);
        Patience.soon().untilAsserted(() -> {
            List<String> all = ports(first);
            all.addAll(ports(second));
            assertThat(all).containsExactlyElementsOf(visitors);
        });
        Patience.soon().until(() -> state().equals("running"));
        assertThat(Files.readAllLines(second))
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "\\d\\d/\\d\\d-\\d\\d:\\d\\d:\\d\\d\\.\\d{6} ,7000,1,1,\"echo-main visited by 127\\.0\\.0\\.1,"
                                        + " closed by visitor\",TCP,127\\.0\\.0\\.1,\\d+,"
                                        + sensor.home().address() + ",7000,{17}"));
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    private String state() {
        for (var sink : sensor.json("sundew:sinks")) {
            if (sink.get("name").asText().equals("csv-pipe")) {
                return sink.get("state").asText();
            }
        }
        return "";
    }

    private Process read(Path into) throws IOException {
        Process reader = new ProcessBuilder("python3", "-c", LOOP, pipe.toString(), into.toString()).start();
        readers.add(reader);
        return reader;
    }

    private void visit(int times, Set<String> visitors) {
        for (int i = 0; i < times; i++) {
            try (Visitor visitor = sensor.visit(PORT)) {
                visitors.add(Integer.toString(visitor.sourcePort()));
                assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
            }
        }
    }

    /** The visitors' ports in a reader's file, in order. */
    private static List<String> ports(Path file) throws IOException {
        List<String> ports = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            ports.add(line.split(",", -1)[8]);
        }
        return ports;
    }
}
