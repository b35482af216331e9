package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Visitor rules on the real sensor, with visitors from many loopback addresses. */
class RulesIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("rules")
                .write("org.sundew.sim.echo-tcp.cfg", "listen.port = 7000, 7001, 7002", "listen.severity = low")
                .write("org.sundew.sim.echo-sql.cfg", udp(1434))
                .write("org.sundew.sim.echo-nbt.cfg", udp(137))
                .write("org.sundew.rule-inside.cfg", "visitor = 127.1.0.1 - 127.1.0.255", "severity = high")
                .write(
                        "org.sundew.rule-database.cfg",
                        "visitor = 127.2.0.10",
                        "protocol = udp",
                        "port = 1434",
                        "ignore = true")
                .write("org.sundew.rule-scanner.cfg", "visitor = 127.3.0.50", "close = true")
                .write(
                        "org.sundew.rule-nbt.cfg",
                        "visitor = 0.0.0.0 - 255.255.255.255",
                        "protocol = udp",
                        "port = 137",
                        "connections.min = 4",
                        "ignore = true")
                .write(
                        "org.sundew.alert.csv-ruled.cfg",
                        "file = ${karaf.data}/ruled.csv",
                        "fields = source.ip, rule.name",
                        "alert.rule = inside")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String[] udp(int port) {
        return new String[] {"listen.port = " + port, "listen.transport = udp", "listen.idle.seconds = 1"};
    }

    private static Visitor from(String source, int port) {
        return Visitor.from(source, sensor.home().address(), port);
    }

    /** What is echoed; nothing if the connection is closed unanswered, with our words unread or not. */
    private static String echoed(String source, int port) {
        Visitor visitor = from(source, port);
        try (visitor) {
            return visitor.say("hello\n").hangUp().rest().strip();
        } catch (AssertionError e) {
            if (e.getCause() instanceof SocketException) {
                return "";
            }
            throw e;
        }
    }

    /** A datagram from a new port of this address, and what is answered. */
    private static String datagram(String source, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(source, 0))) {
            socket.setSoTimeout(10_000);
            byte[] bytes = "hello".getBytes(US_ASCII);
            InetAddress to = InetAddress.getByName(sensor.home().address());
            socket.send(new DatagramPacket(bytes, bytes.length, to, port));
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), US_ASCII);
        }
    }

    private static List<JsonNode> visits(String source) {
        return sensor.events().stream()
                .filter(event -> event.path("source").path("ip").asText().equals(source))
                .filter(event -> event.path("event").path("action").asText().equals("connection"))
                .toList();
    }

    private static JsonNode visit(String source) {
        return sensor.event(event -> event.path("source").path("ip").asText().equals(source)
                && event.path("event").path("action").asText().equals("connection"));
    }

    @Test
    void attacksFromInsideMatterMoreAndTheirSinkHearsOfThem() {
        assertThat(echoed("127.1.0.7", 7000)).isEqualTo("hello");
        assertThat(echoed("127.1.1.7", 7000)).isEqualTo("hello");

        JsonNode inside = visit("127.1.0.7");
        assertThat(inside.path("event").path("severity").asInt()).isEqualTo(75);
        assertThat(inside.path("rule").path("name").asText()).isEqualTo("inside");
        assertThat(inside.path("rule").path("ruleset").asText()).isEqualTo("visitor-rules");
        JsonNode outside = visit("127.1.1.7");
        assertThat(outside.path("event").path("severity").asInt()).isEqualTo(25);
        assertThat(outside.has("rule")).isFalse();
        Patience.soon().until(() -> sensor.home().data("ruled.csv").toFile().exists());
        Patience.soon()
                .untilAsserted(() -> assertThat(sensor.home().read("data/ruled.csv"))
                        .contains("127.1.0.7,inside")
                        .doesNotContain("127.1.1.7"));
    }

    @Test
    void legitimateTrafficIsServedAndNotToldOf() throws IOException {
        long ignored = sensor.status().get("ignored").asLong();
        assertThat(datagram("127.2.0.10", 1434)).isEqualTo("hello");
        assertThat(datagram("127.2.0.11", 1434)).isEqualTo("hello");

        visit("127.2.0.11");
        Patience.soon().until(() -> sensor.status().get("ignored").asLong() > ignored);
        assertThat(visits("127.2.0.10")).isEmpty();
    }

    @Test
    void aScannerFindsNothingAndIsToldOf() {
        try (Visitor scanner = from("127.3.0.50", 7000)) {
            assertThat(scanner.rest()).isEmpty();
        }

        assertThat(visit("127.3.0.50").path("honeypot").path("closed_by").asText())
                .isEqualTo("rule");
    }

    @Test
    void onlyTheFirstThreeOfManyAreToldOf() throws IOException {
        for (int i = 0; i < 6; i++) {
            assertThat(datagram("127.4.0.1", 10137)).isEqualTo("hello");
        }

        Patience.soon().until(() -> visits("127.4.0.1").size() == 3);
        assertThat(datagram("127.4.0.2", 10137)).isEqualTo("hello");
        visit("127.4.0.2"); // it came later, and its visit is over: so are theirs
        assertThat(visits("127.4.0.1")).hasSize(3);
    }

    @Test
    void aRuleIsAddedEditedBrokenAndRemovedWhileVisitorsCome() {
        assertThat(echoed("127.5.0.1", 7001)).isEqualTo("hello");

        sensor.home().write("org.sundew.rule-live.cfg", "visitor = 127.5.0.1", "port = 7001", "close = true");
        Patience.live().until(() -> echoed("127.5.0.1", 7001).isEmpty());
        assertThat(echoed("127.5.0.2", 7001)).isEqualTo("hello");
        assertThat(echoed("127.5.0.1", 7002)).isEqualTo("hello");

        sensor.home().write("org.sundew.rule-live.cfg", "visitor = 127.5.0.2", "port = 7001", "close = true");
        Patience.live().until(() -> echoed("127.5.0.1", 7001).equals("hello"));
        assertThat(echoed("127.5.0.2", 7001)).isEmpty();

        sensor.home().write("org.sundew.rule-live.cfg", "visitor = 127.5.0.9 - 127.5.0.1", "close = true");
        Patience.live().until(() -> problem("org.sundew.rule-live.cfg").isPresent());
        JsonNode problem = problem("org.sundew.rule-live.cfg").orElseThrow();
        assertThat(problem.get("key").asText()).isEqualTo("visitor");
        assertThat(problem.get("value").asText()).isEqualTo("127.5.0.9 - 127.5.0.1");
        assertThat(problem.get("what").asText()).contains("first address is above the last", "stays in force");
        assertThat(echoed("127.5.0.2", 7001)).isEmpty();

        sensor.home().remove("org.sundew.rule-live.cfg");
        Patience.live().until(() -> echoed("127.5.0.2", 7001).equals("hello"));
        Patience.live().until(() -> problem("org.sundew.rule-live.cfg").isEmpty());
    }

    @Test
    void whatIsWrongWithARuleIsShownWithItsFile() {
        sensor.home()
                .write("org.sundew.rule-typo.cfg", "visitor = 127.6.0.1", "conections.min = 4")
                .write("org.sundew.rule-never.cfg", "visitor = 127.3.0.50", "ignore = true", "connections.max = 0");
        Patience.live().until(() -> problem("org.sundew.rule-typo.cfg").isPresent());
        Patience.live().until(() -> problem("org.sundew.rule-never.cfg").isPresent());
        sensor.home().write("org.sundew.rule-never.cfg", "visitor = 127.3.0.50");
        sensor.home().write("org.sundew.rule-zzz.cfg", "visitor = 127.3.0.50", "ignore = true");

        Patience.live()
                .until(() -> problem("org.sundew.rule-zzz.cfg")
                        .filter(each -> each.get("what").asText().contains("can never win"))
                        .isPresent());
        assertThat(rule("typo").get("problems").toString()).contains("conections.min");
        for (String name : List.of("typo", "never", "zzz")) {
            sensor.home().remove("org.sundew.rule-" + name + ".cfg");
        }
        Patience.live().until(() -> problem("org.sundew.rule-zzz.cfg").isEmpty());
    }

    @Test
    void aListFileAndItsChangesApplyLive() {
        sensor.home()
                .write("closed.txt", "# closed", "127.7.0.0/24")
                .write("org.sundew.rule-list.cfg", "visitor = @closed.txt", "close = true");
        Patience.live().until(() -> echoed("127.7.0.1", 7000).isEmpty());
        assertThat(echoed("127.7.1.1", 7000)).isEqualTo("hello");

        sensor.home().write("closed.txt", "127.7.1.1");
        Patience.live().until(() -> echoed("127.7.1.1", 7000).isEmpty());
        assertThat(echoed("127.7.0.1", 7000)).isEqualTo("hello");

        sensor.home().write("closed.txt", "127.7.1.1", "127.7.1.300");
        Patience.live().until(() -> problem("org.sundew.rule-list.cfg").isPresent());
        assertThat(problem("org.sundew.rule-list.cfg").orElseThrow().get("what").asText())
                .contains("line 2");
        assertThat(echoed("127.7.1.1", 7000)).isEmpty();
        sensor.home().remove("org.sundew.rule-list.cfg");
    }

    @Test
    void anUpdateOfTheBundleLetsNobodyInAndEndsNoVisit() throws Exception {
        sensor.home().write("org.sundew.rule-update.cfg", "visitor = 127.8.0.0/16", "close = true");
        Patience.live().until(() -> echoed("127.8.0.1", 7000).isEmpty());

        try (Visitor present = from("127.1.1.8", 7000)) {
            assertThat(present.say("before\n").line()).isEqualTo("before");
            CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(() -> {
                List<String> heard = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    heard.add(echoed("127.8.0." + (1 + i % 200), 7000));
                }
                return heard;
            });
            for (int i = 0; i < 3; i++) {
                sensor.console().run("bundle:restart org.sundew.rules");
            }

            assertThat(waiting.get()).containsOnly("");
            assertThat(present.say("after\n").line()).isEqualTo("after");
        }
        assertThat(echoed("127.8.0.1", 7000)).isEmpty();
        assertThat(echoed("127.9.0.1", 7000)).isEqualTo("hello");
        sensor.home().remove("org.sundew.rule-update.cfg");
    }

    private static JsonNode rule(String name) {
        return StreamSupport.stream(sensor.json("sundew:rules").spliterator(), false)
                .filter(rule -> rule.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<JsonNode> problem(String file) {
        return StreamSupport.stream(sensor.status().get("problems").spliterator(), false)
                .filter(problem -> problem.get("file").asText().equals(file))
                .findFirst();
    }
}
