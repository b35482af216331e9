package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The power goes out while visitors come and go. */
class CrashIT {
    private static final int PORT = 7201;
    private static final int VISITORS = 4;
    /** The journal's commit interval, and as much again for the time that the sensor needs to see a visit end. */
    private static final Duration COMMITTED = Duration.ofMillis(500);

    @Test
    void noVisitOlderThanTheCommitIntervalIsLostAndNoSequenceSkipped() throws InterruptedException {
        SensorHome home = SensorHome.unpackWithoutListens("crash")
                .write("org.sundew.sim.banner-load.cfg", "listen.port = " + PORT, "banner = 220 ready\\r\\n");
        Map<Integer, Instant> ended = new ConcurrentHashMap<>();

        Instant killed = visitUntilKilled(home, ended);
        try (RunningSensor again = home.start()) {
            again.event(event -> event.path("event").path("action").asText().equals("started")
                    && event.path("event").path("sequence").asLong() > 1);
            List<JsonNode> events = again.events();
            Set<Integer> journaled = events.stream()
                    .filter(event -> event.path("event").path("action").asText().equals("connection"))
                    .map(event -> event.path("source").path("port").asInt())
                    .collect(Collectors.toSet());
            List<Integer> due = due(ended, killed);
            assertThat(due).hasSizeGreaterThan(100);
            assertThat(journaled).containsAll(due);
            assertThat(events.stream()
                            .map(event -> event.path("event").path("sequence").asLong()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    private static Instant visitUntilKilled(SensorHome home, Map<Integer, Instant> ended) throws InterruptedException {
        RunningSensor sensor = home.start();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        for (int i = 0; i < VISITORS; i++) {
            visitors.execute(() -> visitUntil(over, home, ended));
        }
        Instant killed;
        try {
            Patience.soon().until(() -> due(ended, Instant.now()).size() > 1000);
        } finally {
            killed = Instant.now();
            sensor.kill();
            over.set(true);
            visitors.shutdown();
        }
        assertThat(visitors.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return killed;
    }

    /** The visits that have to be on disk at this moment, by source port. */
    private static List<Integer> due(Map<Integer, Instant> ended, Instant now) {
        return ended.entrySet().stream()
                .filter(visit -> visit.getValue().isBefore(now.minus(COMMITTED)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void visitUntil(AtomicBoolean over, SensorHome home, Map<Integer, Instant> ended) {
        while (!over.get()) {
            try (Visitor visitor = Visitor.to(home.address(), PORT)) {
                visitor.rest();
                ended.put(visitor.sourcePort(), Instant.now());
            } catch (AssertionError e) {
                // the sensor is gone
                return;
            }
        }
    }
}
