package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ICMP from a neighbour: a network of the test's own with a second one beside it, and the real ping. */
class IcmpIT {
    private static final String NEIGHBOUR_V4 = "192.0.2.2";
    private static final String NEIGHBOUR_V6 = "2001:db8:0:0:0:0:0:2";

    /** Two networks, joined by a cable; {@code neighbour} runs a command in the other one. */
    private static final String CABLE = """
            unshare --net sleep 600 &
            other=$!
            until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
            neighbour() { nsenter --target $other --net "$@"; }
            ip link add here type veth peer name there netns $other
            ip addr add 192.0.2.1/24 dev here
            ip addr add 2001:db8::1/64 dev here nodad
            ip link set here up
            neighbour ip link set lo up
            neighbour ip addr add 192.0.2.2/24 dev there
            neighbour ip addr add 2001:db8::2/64 dev there nodad
            neighbour ip link set there up
            """;

    @BeforeAll
    static void skipWhereItCannotRun() {
        Netns.assumePossible();
        Shell.assumeInstalled("ping", "nsenter", "setpriv");
    }

    private static SensorHome home(String name) {
        return SensorHome.unpackWithoutListens(name)
                .set("org.sundew.icmp.cfg", "bind", "all")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = 7401");
    }

    private static List<JsonNode> messages(SensorHome home, String source) {
        return RunningSensor.events(home).stream().filter(isMessageOf(source)).toList();
    }

    private static Predicate<JsonNode> isMessageOf(String source) {
        return event -> event.path("network").path("transport").asText().equals("icmp")
                && event.path("event").path("action").asText().equals("connection")
                && event.path("source").path("ip").asText().equals(source);
    }

    private static Map<Integer, Long> byType(List<JsonNode> messages) {
        return messages.stream()
                .collect(Collectors.groupingBy(
                        event -> event.path("destination").path("port").asInt(), Collectors.counting()));
    }

    private static String note(JsonNode event, String name) {
        return event.path("honeypot").path("notes").path(name).path(0).asText();
    }

    @Test
    void everyPingAndEveryOtherMessageOfANeighbourIsOneArrival() {
        Shell.assumeInstalled("nping");
        SensorHome home = home("icmp-counted");

        Netns.run(home.root(), CABLE + """
                bin/sundew start
                neighbour ping -q -c 7 -i 0.05 192.0.2.1
                neighbour ping -q -6 -c 5 -i 0.05 -s 40 2001:db8::1
                ping -q -c 3 -i 0.05 192.0.2.1
                neighbour nping --icmp --icmp-type timestamp -c 2 --delay 50ms 192.0.2.1
                neighbour nping --icmp --icmp-type redirect --icmp-redirect-addr 192.0.2.99 -c 1 192.0.2.1
                neighbour nping --icmp --icmp-type 0 -c 1 192.0.2.1
                bin/sundew client 'sundew:status --json' >status.json
                bin/sundew stop
                """).succeeded();

        List<JsonNode> v4 = messages(home, NEIGHBOUR_V4);
        assertThat(byType(v4)).isEqualTo(Map.of(8, 7L, 13, 2L, 5, 1L, 0, 1L));
        assertThat(v4.get(6).path("honeypot").path("visit").path("ordinal").asLong())
                .isEqualTo(7);
        assertThat(v4.get(0).path("network").path("protocol").asText()).isEqualTo("icmp");
        assertThat(v4.get(0).path("source").path("bytes").asInt()).isEqualTo(56);
        assertThat(note(v4.get(0), "icmp.name")).isEqualTo("echo-request");
        List<JsonNode> v6 = messages(home, NEIGHBOUR_V6);
        assertThat(byType(v6)).isEqualTo(Map.of(128, 5L));
        assertThat(v6.get(0).path("destination").path("ip").asText()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(note(v6.get(0), "ip.ttl")).isEqualTo("64");
        assertThat(byType(messages(home, "192.0.2.1")))
                .as("pings of the machine itself, without the answers")
                .isEqualTo(Map.of(8, 3L));
        JsonNode status = FirstRunIT.parse(home.read("status.json"));
        assertThat(status.get("problems")).isEmpty();
        assertThat(status.get("arrivals").asLong()).isEqualTo(19);
        home.assertNoErrors();
    }

    @Test
    void aNeighbourIsLockedOutAfterAsManyPingsAsAreAllowed() {
        assumeThat(Built.DISTRIBUTION.resolve("etc/org.sundew.limiter.cfg"))
                .as("the limiter is part of what was built")
                .exists();
        SensorHome home = home("icmp-locked-out")
                .set("org.sundew.intake.cfg", "gates", "limiter")
                .set("org.sundew.limiter.cfg", "icmp.connections.max.per.ip", "5");

        Netns.run(home.root(), CABLE + """
                bin/sundew start
                neighbour ping -q -c 5 -i 0.05 192.0.2.1
                neighbour ping -q -6 -c 6 -i 0.05 2001:db8::1
                neighbour ping -q -6 -c 6 -i 0.05 2001:db8::1
                bin/sundew client 'sundew:status --json' >status.json
                bin/sundew stop
                """).succeeded();

        assertThat(messages(home, NEIGHBOUR_V4)).hasSize(5);
        assertThat(messages(home, NEIGHBOUR_V6)).hasSize(5);
        assertThat(RunningSensor.events(home).stream()
                        .filter(event ->
                                event.path("event").path("action").asText().equals("locked-out"))
                        .map(event -> event.path("source").path("ip").asText()))
                .containsExactly(NEIGHBOUR_V6);
        JsonNode status = FirstRunIT.parse(home.read("status.json"));
        assertThat(status.get("arrivals").asLong()).isEqualTo(17);
        assertThat(status.get("journaled").asLong()).isEqualTo(10);
        assertThat(status.get("suppressed").asLong()).isEqualTo(7);
        assertThat(status.get("lost").asLong()).isZero();
    }

    @Test
    void withoutThePrivilegeItSaysSoAndServes() {
        SensorHome home = home("icmp-unprivileged");

        runForNobody(home, "--inh-caps=-all", """
                nobody bin/sundew start
                neighbour ping -q -c 2 -i 0.05 192.0.2.1
                nobody bin/sundew client 'sundew:status --json' >status.json
                nobody bin/sundew stop
                """);

        JsonNode status = FirstRunIT.parse(home.read("data/status.json"));
        assertThat(status.get("serving").asBoolean()).isTrue();
        assertThat(status.get("arrivals").asLong()).isZero();
        assertThat(StreamSupport.stream(status.get("problems").spliterator(), false))
                .extracting(problem -> problem.get("file").asText() + ": "
                        + problem.get("what").asText())
                .anyMatch(problem -> problem.startsWith("org.sundew.icmp.cfg: ") && problem.contains("CAP_NET_RAW"));
        home.assertNoErrors();
    }

    @Test
    void theOnePrivilegeIsEnough() {
        SensorHome home = home("icmp-privileged");

        runForNobody(home, "--inh-caps=-all,+net_raw --ambient-caps=-all,+net_raw", """
                nobody bin/sundew start
                neighbour ping -q -c 2 -i 0.05 192.0.2.1
                nobody bin/sundew client 'sundew:status --json' >status.json
                nobody bin/sundew stop
                """);

        assertThat(messages(home, NEIGHBOUR_V4)).hasSize(2);
        assertThat(FirstRunIT.parse(home.read("data/status.json")).get("problems"))
                .isEmpty();
        home.assertNoErrors();
    }

    /** Runs a script whose sensor belongs to a user who is nobody, and brings back its data. */
    private static void runForNobody(SensorHome home, String capabilities, String script) {
        // the program is its own copy: what is linked to the build belongs to the builder, and lies where nobody may
        // look
        Path copy = Path.of(
                System.getProperty("java.io.tmpdir"),
                home.root().getFileName() + "-" + ProcessHandle.current().pid());
        Shell.run("rm", "-rf", copy.toString());
        Shell.run("cp", "-r", home.root().toString(), copy.toString());
        Shell.run(
                "chown",
                "-R",
                "65534:65534",
                copy.resolve("etc").toString(),
                copy.resolve("data").toString());
        try {
            Netns.run(
                            copy,
                            CABLE + "nobody() { HOME=/nonexistent setpriv --reuid=65534 --regid=65534 --clear-groups "
                                    + capabilities + " \"$@\"; }\n" + script)
                    .succeeded();
        } finally {
            Shell.tryToRun(
                    Map.of(),
                    "mv",
                    copy.resolve("status.json").toString(),
                    copy.resolve("data").toString());
            Shell.run(
                    "cp",
                    "-r",
                    copy.resolve("data") + "/.",
                    home.root().resolve("data").toString());
            Shell.run("rm", "-rf", copy.toString());
        }
    }
}
