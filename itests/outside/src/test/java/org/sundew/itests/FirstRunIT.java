package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The distribution as it ships: what the first start makes of it. */
class FirstRunIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("first-run").start();
        System.out.println("cold start to serving: " + sensor.startTime().toMillis() + " ms");
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @Test
    void everyListenThatShipsIsOpenUnlessSwitchedOff() {
        JsonNode listens = sensor.json("sundew:listens");

        assertThat(listens).hasSizeGreaterThan(70);
        assertThat(listens)
                .allSatisfy(listen -> assertThat(listen.get("state").asText())
                        .as(listen.toString())
                        .isIn("open", "disabled"));
    }

    @Test
    void nothingIsWrong() {
        // but for one thing, where the tests are run without the privilege
        assertThat(sensor.status().get("problems"))
                .allSatisfy(problem -> assertThat(problem.get("what").asText()).contains("CAP_NET_RAW"));
    }

    @Test
    void aHealthyStartWarnsOfNoCfg() {
        assertThat(sensor.home().log())
                .filteredOn(line -> line.contains("| WARN") && line.contains("ProblemBoard"))
                .isEmpty();
    }

    @Test
    void aVisitIsInTheConsoleTheJournalAndTheCsvFile() throws Exception {
        int echo = bound("Echo");

        int source;
        try (Visitor visitor = sensor.visit(echo)) {
            source = visitor.sourcePort();
            assertThat(visitor.say("is anybody there\n").line()).isEqualTo("is anybody there");
        }

        JsonNode event = sensor.event(e -> e.path("source").path("port").asInt() == source
                && e.path("event").path("action").asText().equals("connection"));
        assertThat(event.path("destination").path("port").asInt()).isEqualTo(7);
        assertThat(event.path("destination").path("nat").path("port").asInt()).isEqualTo(echo);
        String id = event.path("event").path("id").asText();
        assertThat(sensor.console().run("sundew:events -n 50 --json")).contains(id);
        assertThat(sensor.console().run("sundew:event " + id)).contains("is anybody there");
        Patience.soon()
                .until(() -> Files.readString(sensor.home().data("events.csv")).contains(id));
    }

    @Test
    void theNativeTransportIsLoaded() throws Exception {
        assertThat(Files.readString(Path.of("/proc/" + sensor.pid() + "/maps")))
                .contains("netty_transport_native_epoll");
    }

    @Test
    void theFirstAdminHasAPasswordOfItsOwn() throws Exception {
        Path told = sensor.home().data("first-login.txt");
        String password = Files.readString(told).replaceAll("(?s).*password (\\S+).*", "$1");

        Console console = Console.withPassword(sensor.home().address(), "admin", password);
        assertThat(console.json("sundew:status").get("serving").asBoolean()).isTrue();
        assertThat(Files.readString(sensor.home().etc("users.properties")))
                .contains("admin = {CRYPT}")
                .doesNotContain(password);
        assertThat(sensor.home().log()).noneMatch(line -> line.contains(password));
        assertThat(Files.readString(sensor.home().data("console.txt"))).doesNotContain(password);
        for (Path secret : List.of(
                told, sensor.home().etc("users.properties"), sensor.home().etc("local.key"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .as(secret.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void othersOnTheMachineCannotReadWhatVisitorsTyped() throws Exception {
        sensor.visit(bound("Echo")).close();
        sensor.event(event -> event.path("event").path("action").asText().equals("connection"));

        Path data = sensor.home().data("");
        try (Stream<Path> all = Files.walk(data)) {
            // the mask rules what the sensor made, not what was unpacked before it started
            assertThat(all.filter(path -> path.startsWith(data.resolve("events"))
                            || path.startsWith(data.resolve("log"))
                            || path.equals(data.resolve("events.csv"))))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .endsWith("---"));
        }
    }

    @Test
    void managementListensWhereItIsToldAndNowhereElse() {
        Shell.assumeInstalled("ss");

        String own = Shell.run("ss", "-Hltnp")
                .out()
                .lines()
                .filter(line -> line.contains("pid=" + sensor.pid() + ","))
                .map(line -> line.split("\\s+", -1)[3].replaceAll("^\\[(?:::ffff:)?(.*)\\]", "$1"))
                .filter(socket -> !socket.contains(sensor.home().address() + ":"))
                .reduce("", (all, socket) -> all + socket + "\n");

        assertThat(own).isEmpty();
    }

    @Test
    void itCallsNobody() {
        Map<String, String> etc = Map.of(
                "org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories =",
                "org.apache.karaf.features.cfg", "autoRefresh=false");

        etc.forEach(
                (file, line) -> assertThat(sensor.home().etc(file)).content().contains(line));
    }

    private static int bound(String listen) {
        return StreamSupport.stream(sensor.json("sundew:listens").spliterator(), false)
                .filter(port -> port.get("name").asText().equals(listen))
                .findFirst()
                .orElseThrow()
                .get("boundPort")
                .asInt();
    }

    /** What a console command printed as JSON. */
    static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
