package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts to a web service over HTTPS that fails in every way before it works. */
class WebhookIT {
    private static final int PORT = 7000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Integer> troubles = new ConcurrentLinkedQueue<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<Integer> answered = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;
    private RunningSensor sensor;

    @BeforeEach
    void start() throws Exception {
        SensorHome home = SensorHome.unpackWithoutListens("webhook")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT);
        Path folder = Files.createDirectories(home.data("receiver"));
        Certificate certificate = Certificate.make(folder, "localhost", "DNS:localhost", "IP:127.0.0.1");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        sensor = home.write(
                        "org.sundew.alert.webhook-test.cfg",
                        "url = https://localhost:" + server.getAddress().getPort() + "/alerts",
                        "tls.trust = " + certificate.file(),
                        "secret = s3cret",
                        "timeout.seconds = 1",
                        "events.max = 7",
                        "alert.actions = visits",
                        "alert.retry.seconds = 1",
                        "alert.retry.max.seconds = 1")
                .start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        if (sensor != null) {
            sensor.close();
        }
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    @Test
    void afterErrorsAHangAndARequestToWaitEveryAlertArrivesWithItsOwnId() {
        troubles.addAll(List.of(500, 0, 404, 302, 429, 503));

        for (int i = 0; i < 30; i++) {
            try (Visitor visitor = sensor.visit(PORT)) {
                assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
            }
        }

        Patience.soon()
                .untilAsserted(() -> assertThat(accepted)
                        .hasSize(30)
                        .containsExactlyInAnyOrderElementsOf(sensor.events().stream()
                                .filter(event ->
                                        event.at("/event/action").asText().equals("connection"))
                                .map(event -> event.at("/event/id").asText())
                                .toList()));
        assertThat(answered).startsWith(500, 404, 302, 429, 503, 200);
        JsonNode sink = sensor.json("sundew:sinks").findParents("name").stream()
                .filter(each -> each.get("name").asText().equals("webhook-test"))
                .findFirst()
                .orElseThrow();
        assertThat(sink.get("failed").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(sink.get("state").asText()).isEqualTo("running");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Integer trouble = troubles.poll();
        if (trouble != null && trouble == 0) {
            hang(exchange);
            return;
        }
        int status = trouble == null ? 200 : trouble;
        if (status == 200) {
            assertThat(signature(exchange, body))
                    .isEqualTo(exchange.getRequestHeaders().getFirst("X-Sundew-Signature"));
            JsonNode events = JSON.readTree(body);
            assertThat(events.size()).isBetween(1, 7);
            events.forEach(event -> accepted.add(event.at("/event/id").asText()));
        }
        exchange.getResponseHeaders().set("Location", "https://localhost:1/");
        exchange.getResponseHeaders().set("Retry-After", "1");
        answered.add(status);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void hang(HttpExchange exchange) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** What the receiver computes for itself, from the time that the sensor gave. */
    private static String signature(HttpExchange exchange, String body) {
        String time =
                exchange.getRequestHeaders().getFirst("X-Sundew-Signature").replaceFirst("^t=(\\d+),.*", "$1");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s3cret".getBytes(UTF_8), "HmacSHA256"));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
