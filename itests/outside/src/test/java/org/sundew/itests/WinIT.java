package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Windows events by openssl: the records of every sample, from forwarders that are trusted and that are not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WinIT {
    private static final Path SAMPLES = Built.ROOT.resolve("bundles/win/src/test/resources/org/sundew/win/samples");
    private static final String TOKEN = "the-token-of-this-test";
    private static final int PORT = 6514;
    /** More than any visitor of the samples does. */
    private static final int ALLOWED = 20;

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        SensorHome home = SensorHome.unpackWithoutListens("win");
        home.write("org.sundew.sim.echo-main.cfg", "listen.port = 7402");
        Certificate forwarder = Certificate.make(home.data(""), "forwarder");
        Certificate.make(home.data(""), "stranger");
        home.set("org.sundew.win.cfg", "bind", home.address())
                .set("org.sundew.win.cfg", "port", Integer.toString(PORT))
                .set("org.sundew.limiter.cfg", "win.connections.max.per.ip", Integer.toString(ALLOWED))
                .set("org.sundew.win.cfg", "tls.clients", forwarder.file().toString());
        sensor = home.start();
        Patience.soon().until(() -> Visitor.open(home.address(), PORT));
    }

    @AfterAll
    static void stop() {
        if (sensor != null) {
            sensor.close();
        }
    }

    /** Connects as this forwarder, or without a certificate, sends these lines, and hangs up. */
    private static Shell.Outcome send(String forwarder, String... lines) {
        SensorHome home = sensor.home();
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                home.address() + ":" + PORT,
                "-quiet",
                "-no_ign_eof",
                "-CAfile",
                home.data("win/identity.pem").toString()));
        if (!forwarder.isEmpty()) {
            command.addAll(List.of(
                    "-cert",
                    home.data(forwarder + ".pem").toString(),
                    "-key",
                    home.data(forwarder + ".key").toString()));
        }
        return Shell.feed(String.join("\n", lines) + "\n", command.toArray(String[]::new));
    }

    private static String sample(String name) {
        try {
            return Files.readString(SAMPLES.resolve(name)).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> records() {
        return RunningSensor.events(sensor.home()).stream()
                .filter(event ->
                        event.path("network").path("transport").asText().equals("win")
                                && event.path("event").path("action").asText().equals("connection"))
                .toList();
    }

    private static String note(JsonNode event, String name) {
        return event.path("honeypot").path("notes").path(name).path(0).asText();
    }

    @Test
    void everySampleOfATrustedForwarderIsAnEvent() {
        List<String> names = Built.list(SAMPLES).stream()
                .map(file -> file.getFileName().toString())
                .toList();

        send("forwarder", names.stream().map(WinIT::sample).toArray(String[]::new));

        Patience.soon()
                .untilAsserted(() -> assertThat(records().stream()
                                .map(event -> event.path("destination")
                                                .path("port")
                                                .asInt() + " "
                                        + event.path("source").path("ip").asText())
                                .distinct())
                        .contains(
                                "4625 203.0.113.9",
                                "4624 198.51.100.23",
                                "5140 2001:db8:5:0:0:0:0:66",
                                "1102 198.51.100.80",
                                "1102 0.0.0.0",
                                "4720 198.51.100.80",
                                "4726 0.0.0.0",
                                "4732 198.51.100.80",
                                "4697 0.0.0.0",
                                "7045 198.51.100.80"));
        JsonNode failed = records().stream()
                .filter(event -> event.path("destination").path("port").asInt() == 4625)
                .findFirst()
                .orElseThrow();
        assertThat(failed.path("user").path("name").asText()).isEqualTo("administrator");
        assertThat(failed.path("event").path("outcome").asText()).isEqualTo("failure");
        assertThat(failed.path("event").path("severity").asInt()).isEqualTo(50);
        assertThat(note(failed, "winlog.event")).isEqualTo("logon-failed");
        assertThat(note(failed, "winlog.logon.type")).isEqualTo("3");
        assertThat(note(failed, "host.name")).isEqualToIgnoringCase("win-honey.example.com");
    }

    @Test
    void aStrangerSendsNothing() {
        String forged = sample("nxlog-4625.json").replace("203.0.113.9", "203.0.113.66");

        send("stranger", forged);
        send("", forged);

        send("forwarder", forged.replace("203.0.113.66", "203.0.113.67"));
        sensor.event(event -> from(event, "203.0.113.67"));
        assertThat(records()).noneMatch(event -> from(event, "203.0.113.66"));
        assertThat(sensor.home().log().stream().collect(Collectors.joining("\n")))
                .contains("connections to the port for Windows events were refused");
    }

    @Test
    void aVisitorIsLockedOutAfterAsManyEventsAsAreAllowed() {
        String visitor = "203.0.113.81";
        String record = sample("nxlog-4625.json").replace("203.0.113.9", visitor);

        sendUntil(ALLOWED - 1, visitor, record);
        assertThat(judged(visitor, "win 4625").get("door").asText()).isEqualTo("open");
        sendUntil(ALLOWED, visitor, record);
        JsonNode next = judged(visitor, "win 4625");
        assertThat(next.get("door").asText()).isNotEqualTo("open");
        assertThat(next.get("limit").asText()).isEqualTo("win.connections.max.per.ip");
        assertThat(lockOuts(visitor)).isZero();

        send("forwarder", record, record);

        sensor.event(event -> isLockOutOf(event, visitor));
        send("forwarder", record.replace(visitor, "203.0.113.82"));
        sensor.event(event -> from(event, "203.0.113.82"));
        assertThat(records().stream().filter(event -> from(event, visitor))).hasSize(ALLOWED);
        assertThat(lockOuts(visitor)).isEqualTo(1);
        assertThat(judged(visitor, "win 4624").get("limit").asText()).isEqualTo("win.lock.out.minutes");
        assertThat(judged(visitor, "icmp 8").get("door").asText())
                .as("ICMP has lock-outs of its own")
                .isEqualTo("open");
    }

    private static void sendUntil(int count, String visitor, String record) {
        long sent = records().stream().filter(event -> from(event, visitor)).count();
        send(
                "forwarder",
                Collections.nCopies(Math.toIntExact(count - sent), record).toArray(String[]::new));
        Patience.soon()
                .until(() ->
                        records().stream().filter(event -> from(event, visitor)).count() == count);
    }

    /** What would become of the next arrival: there is no listen to ask for. */
    private static JsonNode judged(String visitor, String at) {
        JsonNode told = sensor.json("sundew:judge " + visitor + " " + at);
        assertThat(told.get("remarks").toString()).doesNotContain("no listen");
        return told;
    }

    private static long lockOuts(String visitor) {
        return RunningSensor.events(sensor.home()).stream()
                .filter(event -> isLockOutOf(event, visitor))
                .count();
    }

    private static boolean isLockOutOf(JsonNode event, String visitor) {
        return event.path("event").path("action").asText().equals("locked-out") && from(event, visitor);
    }

    /** Last: what was sent before is sent without a token. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aTokenIsAskedForAsSoonAsItIsSaved() {
        SensorHome home = sensor.home();
        String record = sample("winlogbeat-4625.json");
        home.set("org.sundew.win.cfg", "token", TOKEN);
        Patience.live()
                .until(() -> home.log().stream().anyMatch(line -> line.contains("New settings for Windows events")));

        send("forwarder", record.replace("203.0.113.9", "203.0.113.71"));
        send(
                "forwarder",
                record.replaceFirst("\\{", "{\"sundew_token\":\"" + TOKEN + "\",")
                        .replace("203.0.113.9", "203.0.113.72"));

        JsonNode event = sensor.event(each -> from(each, "203.0.113.72"));
        assertThat(event.toString()).doesNotContain(TOKEN);
        assertThat(payload(event)).contains("********").doesNotContain(TOKEN);
        assertThat(records()).noneMatch(each -> from(each, "203.0.113.71"));
    }

    private static boolean from(JsonNode event, String address) {
        return event.path("source").path("ip").asText().equals(address);
    }

    private static String payload(JsonNode event) {
        String base64 = event.path("honeypot").path("payload").path("received").asText();
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
