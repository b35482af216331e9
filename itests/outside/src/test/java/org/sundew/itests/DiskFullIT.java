package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The disk fills up under the journal, and is freed again. */
class DiskFullIT {
    private static final int PORT = 7401;

    private SensorHome home;
    private Path events;

    @BeforeEach
    void mountASmallDisk() {
        Shell.assumeRoot("mount a small file system");
        home = SensorHome.unpackWithoutListens("disk-full")
                .write("org.sundew.sim.banner-a.cfg", "listen.port = " + PORT, "banner = hello\\r\\n")
                .set("org.sundew.journal.cfg", "queue.events", "64");
        events = home.data("events");
        Shell.run("mkdir", events.toString());
        Shell.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", events.toString());
    }

    @AfterEach
    void unmount() {
        if (events != null) {
            Shell.run("umount", events.toString());
        }
    }

    @Test
    void itGoesOnServingCountsTheLossAndRecovers() throws IOException {
        RunningSensor sensor = home.start();
        visit(sensor);
        Path ballast = events.resolve("ballast");
        fill(ballast);

        Patience.soon().until(() -> {
            for (int i = 0; i < 100; i++) {
                visit(sensor); // more than may wait in memory for the disk
            }
            return sensor.status().get("lost").asLong() > 0;
        });
        assertThat(sensor.status().get("serving").asBoolean()).isTrue();
        assertThat(sensor.status().get("problems")).isNotEmpty();

        Files.delete(ballast);
        JsonNode told = sensor.event(
                event -> event.path("event").path("action").asText().equals("events-lost"));
        assertThat(told.path("message").asText()).isNotBlank();
        Patience.soon().until(() -> sensor.status().get("problems").isEmpty());
        long journaled = sensor.status().get("journaled").asLong();
        visit(sensor);
        Patience.soon().until(() -> sensor.status().get("journaled").asLong() > journaled);
        Patience.soon().until(() -> sensor.status().get("pending").asLong() == 0);
        JsonNode status = sensor.status();
        assertThat(status.get("arrivals").asLong())
                .isEqualTo(status.get("journaled").asLong() + status.get("lost").asLong());
        sensor.stop();
    }

    private void visit(RunningSensor sensor) {
        try (Visitor visitor = sensor.visit(PORT)) {
            assertThat(visitor.rest()).isEqualTo("hello\r\n");
        }
    }

    private static void fill(Path ballast) {
        Shell.Outcome full = Shell.tryToRun(java.util.Map.of(), "dd", "if=/dev/zero", "of=" + ballast, "bs=4k");
        assertThat(full.exit()).isNotZero();
    }
}
