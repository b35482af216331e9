package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts to a real rsyslogd, by every transport, also while it is stopped and started. */
class SyslogIT {
    private static final int PORT = 7000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningSensor sensor;

    private final List<Process> receivers = new ArrayList<>();

    @BeforeAll
    static void start() {
        Shell.assumeInstalled("rsyslogd", "openssl");
        sensor = SensorHome.unpackWithoutListens("syslog")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .start();
    }

    @AfterAll
    static void stop() {
        if (sensor != null) {
            sensor.close();
        }
    }

    @AfterEach
    void stopReceivers() {
        receivers.forEach(receiver -> receiver.destroyForcibly().onExit().join());
        for (String name : List.of("udp", "tcp", "tls")) {
            String file = "org.sundew.alert.syslog-" + name + ".cfg";
            if (Files.exists(sensor.home().etc(file))) {
                sensor.home().remove(file);
            }
        }
    }

    @Test
    void byUdpAnEventIsAMessageThatRsyslogTakesApart() throws IOException {
        int port = freePort();
        Path got = receive(
                "udp", "module(load=\"imudp\") input(type=\"imudp\" address=\"127.0.0.1\" port=\"" + port + "\")");
        sink("udp", port, "transport = udp", "message = text", "facility = local3", "hostname = pot");

        String visitor = visit();

        Patience.soon().untilAsserted(() -> assertThat(events(got)).hasSize(1));
        JsonNode message = events(got).get(0);
        assertThat(message.get("pri").asText()).isEqualTo("158");
        assertThat(message.get("host").asText()).isEqualTo("pot");
        assertThat(message.get("app").asText()).isEqualTo("sundew");
        assertThat(message.get("msgid").asText()).isEqualTo("connection");
        assertThat(message.get("sd").asText()).contains("[sundew@32473 id=\"", "src=\"127.0.0.1\"");
        assertThat(message.get("msg").asText()).contains("echo-main visited by 127.0.0.1", " source.port=" + visitor);
    }

    @Test
    void byTcpAReceiverThatIsStoppedAndStartedMissesNothing() throws IOException {
        int port = freePort();
        String input = "module(load=\"imtcp\") input(type=\"imtcp\" address=\"127.0.0.1\" port=\"" + port + "\")";
        stopAndStart("tcp", port, input, "transport = tcp", "message = ecs");
    }

    @Test
    void byTlsAReceiverThatIsStoppedAndStartedMissesNothing() throws IOException {
        assumeThat(Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_gtls.so")))
                .as("rsyslog-gnutls is not installed")
                .isTrue();
        Certificate certificate = Certificate.make(folder("tls"), "localhost", "IP:127.0.0.1");
        int port = freePort();
        String input = """
                global(DefaultNetstreamDriver="gtls" DefaultNetstreamDriverCAFile="%2$s"
                       DefaultNetstreamDriverCertFile="%2$s" DefaultNetstreamDriverKeyFile="%1$s")
                module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
                input(type="imtcp" address="127.0.0.1" port="%3$d")""".formatted(certificate.key(), certificate.file(), port);
        stopAndStart("tls", port, input, "transport = tls", "message = ecs", "tls.trust = " + certificate.file());
    }

    private void stopAndStart(String name, int port, String input, String... keys) throws IOException {
        Path got = receive(name, input);
        sink(name, port, keys);
        Set<String> visitors = new LinkedHashSet<>();
        for (int i = 0; i < 5; i++) {
            visitors.add(visit());
        }
        Patience.soon().untilAsserted(() -> assertThat(ports(got)).containsAll(visitors));

        receivers.get(0).destroy();
        receivers.get(0).onExit().join();
        for (int i = 0; i < 20; i++) {
            visitors.add(visit());
        }
        Patience.soon().until(() -> state(name).equals("retrying"));
        receive(name, input);

        Patience.soon().untilAsserted(() -> assertThat(ports(got)).containsAll(visitors));
        Patience.soon().until(() -> state(name).equals("running"));
    }

    private static void sink(String name, int port, String... keys) {
        String[] all = Stream.concat(
                        Stream.of(
                                "host = 127.0.0.1",
                                "port = " + port,
                                "alert.actions = visits",
                                "alert.retry.seconds = 1",
                                "alert.retry.max.seconds = 1"),
                        Stream.of(keys))
                .toArray(String[]::new);
        sensor.home().write("org.sundew.alert.syslog-" + name + ".cfg", all);
        Patience.live().until(() -> state(name).equals("running"));
    }

    private static String state(String name) {
        for (JsonNode sink : sensor.json("sundew:sinks")) {
            if (sink.get("name").asText().equals("syslog-" + name)) {
                return sink.get("state").asText();
            }
        }
        return "";
    }

    /** Visits, and returns the visitor's port. */
    private static String visit() {
        try (Visitor visitor = sensor.visit(PORT)) {
            assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
            return Integer.toString(visitor.sourcePort());
        }
    }

    /** Starts a receiver of our own, which writes each message as a line of JSON; returns its file. */
    private Path receive(String name, String input) throws IOException {
        Path folder = folder(name);
        Path got = folder.resolve("got.ndjson");
        Path conf = Files.writeString(folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s" maxMessageSize="64k")
                %2$s
                template(name="json" type="list" option.jsonf="on") {
                  property(outname="pri" name="pri" format="jsonf")
                  property(outname="host" name="hostname" format="jsonf")
                  property(outname="app" name="app-name" format="jsonf")
                  property(outname="msgid" name="msgid" format="jsonf")
                  property(outname="sd" name="structured-data" format="jsonf")
                  property(outname="msg" name="msg" format="jsonf")
                }
                action(type="omfile" file="%3$s" template="json")
                """.formatted(folder, input, got));
        Process receiver = new ProcessBuilder(
                        "rsyslogd",
                        "-n",
                        "-f",
                        conf.toString(),
                        "-i",
                        folder.resolve("pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        receivers.add(receiver);
        Patience.soon().until(() -> {
            assertThat(receiver.isAlive())
                    .as(Files.readString(folder.resolve("out.txt")))
                    .isTrue();
            return Files.exists(folder.resolve("pid"));
        });
        return got;
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(sensor.home().data("rsyslog-" + name));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<JsonNode> events(Path got) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.exists(got) ? Files.readAllLines(got) : List.<String>of()) {
            JsonNode message = JSON.readTree(line);
            if (message.get("app").asText().equals("sundew")) {
                events.add(message);
            }
        }
        return events;
    }

    /** The visitors' ports, read from the ECS JSON in the messages. */
    private static Set<String> ports(Path got) throws IOException {
        Set<String> ports = new LinkedHashSet<>();
        for (JsonNode message : events(got)) {
            ports.add(JSON.readTree(message.get("msg").asText())
                    .at("/source/port")
                    .asText());
        }
        return ports;
    }
}
