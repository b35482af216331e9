package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The DOS limits over real sockets: exact counts, resets, events, and what outlives an update and a restart. */
@Order(1) // it waits for a minute: others run beside it
class LimitsIT {
    private static final int PORT = 7401;
    private static final String CFG = "org.sundew.limiter.cfg";
    private RunningSensor sensor;

    @AfterEach
    void stop() {
        if (sensor != null) {
            sensor.close();
        }
    }

    private static SensorHome home(String name) {
        return SensorHome.unpackWithoutListens(name)
                .write("org.sundew.sim.echo-a.cfg", "listen.port = " + PORT)
                .write("org.sundew.sim.banner-b.cfg", "listen.port = 7402", "banner = hello\\r\\n");
    }

    /** What a visitor from there meets: P(assed) or R(eset). */
    private String visit(String source, int port, int times) {
        StringBuilder met = new StringBuilder();
        for (int i = 0; i < times; i++) {
            met.append(visit(source, port));
        }
        return met.toString();
    }

    private String visit(String source, int port) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(source, 0));
            socket.setSoTimeout(15_000);
            socket.connect(new InetSocketAddress(sensor.home().address(), port), 15_000);
            socket.getOutputStream().write("hi\n".getBytes(US_ASCII));
            return socket.getInputStream().read() >= 0 ? "P" : "C";
        } catch (SocketException e) {
            return "R";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long told(String action) {
        return sensor.events().stream()
                .filter(event -> event.path("event").path("action").asText().equals(action))
                .count();
    }

    private void assertConserved() {
        Patience.soon()
                .until(() -> sensor.status().get("open").asInt() == 0
                        && sensor.status().get("pending").asInt() == 0);
        JsonNode status = sensor.status();
        long buckets = List.of("journaled", "ignored", "suppressed", "lost").stream()
                .mapToLong(bucket -> status.get(bucket).asLong())
                .sum();
        assertThat(status.get("arrivals").asLong()).isEqualTo(buckets);
        assertThat(status.get("lost").asLong()).isZero();
    }

    @Test
    void locksOutIgnoresAndLocksUpAtExactlyTheNumbers() throws IOException {
        sensor = home("limits")
                .set(CFG, "tcp.connections.max.per.ip", "5")
                .set(CFG, "tcp.connections.action", "lock-out")
                .set(CFG, "tcp.sample.every", "3")
                .write(
                        "org.sundew.sim.echo-own.cfg",
                        "listen.port = 7403",
                        "listen.visits.max.per.ip = 2",
                        "listen.visits.max.action = ignore")
                .start();

        assertThat(visit("127.77.0.1", PORT, 8)).isEqualTo("PPPPPRRR");
        JsonNode lockOuts = sensor.json("sundew:lockouts");
        assertThat(lockOuts).hasSize(1);
        assertThat(lockOuts.get(0).get("address").asText()).isEqualTo("127.77.0.1");
        assertThat(lockOuts.get(0).get("protocol").asText()).isEqualTo("tcp");
        assertThat(lockOuts.get(0).get("limit").asText()).isEqualTo("tcp.connections.max.per.ip");
        Patience.soon().until(() -> told("locked-out") == 1);

        assertThat(visit("127.77.0.2", 7403, 8))
                .as("ignored: served all the same")
                .isEqualTo("PPPPPPPP");
        assertConserved();
        assertThat(sensor.status().get("journaled").asLong())
                .as("5, and 2 and 2 samples")
                .isEqualTo(9);
        assertThat(sensor.status().get("suppressed").asLong()).isEqualTo(7);

        sensor.console().run("sundew:unlock 127.77.0.1");
        assertThat(visit("127.77.0.1", PORT, 6)).isEqualTo("PPPPPR");
        Patience.soon().until(() -> told("released") == 1);
        assertThat(sensor.json("sundew:limits").toString()).contains("\"echo-own 7403/tcp\"");

        sensor.home().set(CFG, "global.tcp.max", "20");
        Patience.live()
                .until(() -> sensor.json("sundew:limits")
                        .toString()
                        .contains("\"key\":\"global.tcp.max\",\"value\":\"20\""));
        assertThat(visit("127.77.0.3", PORT, 4)).as("18 were let in").isEqualTo("PPRR");
        Patience.soon().until(() -> told("locked-up") == 1);
        assertThat(sensor.status().get("problems").toString()).contains("tcp is locked up");
        assertThat(sensor.console().run("sundew:status")).contains("locked up");
        sensor.home().set(CFG, "global.tcp.max", "0");
        Patience.soon().until(() -> told("reopened") == 1);
        assertConserved();
    }

    @Test
    void aLockOutRunsOutAndThePresetIsLive() throws IOException {
        sensor = home("limits-time")
                .set(CFG, "tcp.connections.max.per.ip", "1")
                .set(CFG, "tcp.connections.action", "lock-out")
                .set(CFG, "tcp.lock.out.minutes", "1")
                .start();

        assertThat(sensor.json("sundew:preset").get("preset").asText()).isEqualTo("normal");
        assertThat(visit("127.77.1.1", PORT, 2)).isEqualTo("PR");
        sensor.console().run("sundew:preset cautious");
        assertThat(sensor.json("sundew:limits").toString())
                .contains("{\"key\":\"log.bytes.max\",\"value\":\"16384\",\"origin\":\"preset\"}");
        Patience.soon().until(() -> sensor.home().read("etc/" + CFG).contains("preset = cautious"));

        await().atMost(Duration.ofSeconds(90)).until(() -> told("released") == 1);
        assertThat(visit("127.77.1.1", PORT, 2)).isEqualTo("PR");
    }

    @Test
    void lockOutsOutliveAnUpdateOfTheLimiterAndARestart() throws IOException {
        SensorHome home = home("limits-restart")
                .set(CFG, "tcp.connections.max.per.ip", "3")
                .set(CFG, "tcp.connections.action", "lock-out");
        sensor = home.start();
        assertThat(visit("127.77.2.1", PORT, 4)).isEqualTo("PPPR");
        assertThat(visit("127.77.2.2", PORT, 2)).isEqualTo("PP");

        try (Visitor live = Visitor.from("127.77.2.3", home.address(), PORT)) {
            assertThat(live.say("before\n").line()).isEqualTo("before");
            sensor.console().run("bundle:update org.sundew.limiter");
            Patience.soon().until(() -> sensor.status().get("serving").asBoolean());
            assertThat(live.say("after\n").line()).isEqualTo("after");
        }
        assertThat(visit("127.77.2.1", PORT, 1)).isEqualTo("R");
        assertThat(visit("127.77.2.2", PORT, 2)).isEqualTo("PR");

        sensor.close();
        sensor = home.start();

        assertThat(sensor.json("sundew:lockouts")).hasSize(2);
        assertThat(visit("127.77.2.1", PORT, 1)).isEqualTo("R");
        assertThat(visit("127.77.2.2", PORT, 1)).isEqualTo("R");
        assertThat(visit("127.77.2.3", PORT, 3)).as("it came once before").isEqualTo("PPR");
        assertConserved();
    }

    @Test
    void aScanWithNmapIsToldOfAndLockedOutAtExactlyTheNumbers() {
        Shell.assumeInstalled("nmap");
        sensor = home("limits-scan")
                .remove("org.sundew.sim.echo-a.cfg")
                .remove("org.sundew.sim.banner-b.cfg")
                .write("org.sundew.sim.null-many.cfg", "listen.port = 7500-7529", "read = true")
                .set(CFG, "tcp.ports.event", "10")
                .set(CFG, "tcp.ports.max.per.ip", "20")
                .start();

        Shell.run(
                "nmap",
                "-sT",
                "-Pn",
                "-n",
                "--max-retries",
                "0",
                "-p",
                "7500-7529",
                sensor.home().address());

        Patience.soon().until(() -> told("locked-out") == 1);
        assertConserved();
        assertThat(told("port-scan")).isEqualTo(1);
        assertThat(told("connection")).as("one visit for each port allowed").isEqualTo(20);
        JsonNode scan = sensor.event(
                event -> event.path("event").path("action").asText().equals("port-scan"));
        assertThat(scan.path("honeypot").path("limit").path("allowed").asInt()).isEqualTo(10);
        assertThat(scan.path("honeypot").path("visit").path("ordinal").asInt()).isEqualTo(10);
        assertThat(sensor.status().get("suppressed").asLong()).isEqualTo(10);
    }
}
