package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The power goes out between an alert and the note that it was told. */
class WebhookCrashIT {
    private static final int PORT = 7001;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        cut.countDown();
        server.stop(0);
    }

    @Test
    void anAlertThatIsToldTwiceHasTheSameIdAndNoneIsLost() throws InterruptedException {
        SensorHome home = SensorHome.unpackWithoutListens("webhook-crash")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .write(
                        "org.sundew.alert.webhook-test.cfg",
                        "url = http://127.0.0.1:" + server.getAddress().getPort() + "/",
                        "events.max = 1",
                        "alert.actions = visits");
        RunningSensor killed = home.start();
        try {
            visit(killed);
            visit(killed);
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            Patience.soon().until(() -> RunningSensor.visits(home).size() == 2);
        } finally {
            killed.kill();
        }
        cut.countDown();

        try (RunningSensor again = home.start()) {
            visit(again);
            Patience.soon().until(() -> RunningSensor.visits(home).size() == 3 && told.size() == 4);
        }
        List<String> ids = RunningSensor.visits(home);
        assertThat(told).containsExactly(ids.get(0), ids.get(0), ids.get(1), ids.get(2));
    }

    private static void visit(RunningSensor sensor) {
        try (Visitor visitor = sensor.visit(PORT)) {
            assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
        }
    }

    /** Takes the alert, and answers the first one only when nobody hears it any more. */
    private void take(HttpExchange exchange) throws IOException {
        JsonNode events = JSON.readTree(exchange.getRequestBody());
        events.forEach(event -> told.add(event.at("/event/id").asText()));
        first.countDown();
        try {
            cut.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
