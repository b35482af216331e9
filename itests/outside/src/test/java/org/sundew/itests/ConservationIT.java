package org.sundew.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Law 3 of the architecture from outside: after a mixed load every arrival is in exactly one bucket. */
class ConservationIT {
    private static final AtomicInteger DATAGRAMS = new AtomicInteger();
    private static final int EACH = 300;

    @Test
    void everyArrivalIsAccountedFor() throws Exception {
        SensorHome home = SensorHome.unpackWithoutListens("conservation")
                .write("org.sundew.sim.banner-a.cfg", "listen.port = 7301", "banner = hello\\r\\n")
                .write("org.sundew.sim.echo-b.cfg", "listen.port = 7302", "listen.receive.bytes = 100")
                .write("org.sundew.sim.null-c.cfg", "listen.port = 7303", "read = false")
                .write(
                        "org.sundew.sim.echo-u.cfg",
                        "listen.port = 7304",
                        "listen.transport = udp",
                        "listen.idle.seconds = 1");
        try (RunningSensor sensor = home.start()) {
            load(home);

            Patience.soon()
                    .until(() -> sensor.status().get("open").asInt() == 0
                            && sensor.status().get("pending").asInt() == 0);
            JsonNode status = sensor.status();
            long buckets = List.of("journaled", "ignored", "suppressed", "lost").stream()
                    .mapToLong(bucket -> status.get(bucket).asLong())
                    .sum();
            assertThat(status.get("arrivals").asLong()).isEqualTo(4L * EACH).isEqualTo(buckets);
            assertThat(status.get("lost").asLong()).isZero();
            assertThat(sensor.events().stream()
                            .filter(event ->
                                    event.path("event").path("action").asText().equals("connection")))
                    .hasSize((int) status.get("journaled").asLong());
        }
    }

    private static void load(SensorHome home) throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(4);
        List<Runnable> kinds = List.of(
                () -> read(home, 7301),
                () -> tooMuch(home, 7302),
                () -> read(home, 7303),
                () -> datagram(home, 7304, DATAGRAMS.incrementAndGet()));
        List<Future<?>> all = kinds.stream()
                .<Future<?>>map(
                        kind -> visitors.submit(() -> IntStream.range(0, EACH).forEach(i -> kind.run())))
                .toList();
        for (Future<?> load : all) {
            load.get();
        }
        visitors.shutdown();
    }

    private static void read(SensorHome home, int port) {
        try (Visitor visitor = Visitor.to(home.address(), port)) {
            visitor.rest();
        }
    }

    private static void tooMuch(SensorHome home, int port) {
        try (Visitor visitor = Visitor.to(home.address(), port)) {
            visitor.say("x".repeat(50)).say("x".repeat(100));
        }
    }

    /** Each from an address of its own: a port that the system gives out again would belong to the visit before. */
    private static void datagram(SensorHome home, int port, int number) {
        String source = "127.99.%d.%d".formatted(number / 250, 1 + number % 250);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(source, 0))) {
            byte[] hello = "hello".getBytes(US_ASCII);
            socket.setSoTimeout(10_000);
            socket.send(new DatagramPacket(hello, hello.length, new InetSocketAddress(home.address(), port)));
            socket.receive(new DatagramPacket(new byte[100], 100));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
