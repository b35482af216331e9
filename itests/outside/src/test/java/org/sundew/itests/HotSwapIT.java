package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stranger's plug-in comes into the running sensor by deploy/, changes there and goes. */
class HotSwapIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("hot-swap")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @AfterEach
    void removeTheParrot() throws IOException {
        for (String file : List.of("parrot.jar", "parrot.kar")) {
            Files.deleteIfExists(sensor.home().deploy(file));
        }
        Patience.soon().until(() -> !sensor.console().run("bundle:list -s -t 0").contains("com.example.parrot"));
        for (String cfg : List.of("swap", "late", "kar")) {
            Files.deleteIfExists(sensor.home().etc("com.example.sim.parrot-" + cfg + ".cfg"));
        }
    }

    @Test
    void aJarIsInstalledUpdatedAndRemovedWhileVisitorsTalk() throws IOException {
        sensor.home().write("com.example.sim.parrot-swap.cfg", "listen.port = 7101");
        ParrotJar.write(1, sensor.home().deploy("parrot.jar"));
        Patience.soon().until(() -> Visitor.open(sensor.home().address(), 7101));
        List<Visitor> ofTheFirst = visitors(5, "parrot 1");

        ParrotJar.write(2, sensor.home().deploy("parrot.jar"));
        Patience.soon().until(() -> greeting(7101).equals("parrot 2"));

        ofTheFirst.forEach(
                visitor -> assertThat(visitor.say("still there\n").line()).isEqualTo("still there"));
        List<Visitor> ofTheSecond = visitors(5, "parrot 2");

        Files.delete(sensor.home().deploy("parrot.jar"));
        Patience.soon().until(() -> !Visitor.open(sensor.home().address(), 7101));

        ofTheSecond.forEach(
                visitor -> assertThat(visitor.say("and here\n").line()).isEqualTo("and here"));
        ofTheFirst.forEach(Visitor::close);
        ofTheSecond.forEach(Visitor::close);
    }

    @Test
    void aSessionThatNeedsAClassOfTheOldJarEndsCleanly() {
        sensor.home().write("com.example.sim.parrot-late.cfg", "listen.port = 7102");
        ParrotJar.write(1, sensor.home().deploy("parrot.jar"));
        Patience.soon().until(() -> Visitor.open(sensor.home().address(), 7102));

        try (Visitor visitor = sensor.visit(7102)) {
            assertThat(visitor.line()).isEqualTo("parrot 1");
            ParrotJar.write(2, sensor.home().deploy("parrot.jar"));
            Patience.soon().until(() -> greeting(7102).equals("parrot 2"));

            visitor.say("late\n");

            assertThat(visitor.rest()).isIn("", "never too late\r\n");
        }
        JsonNode visit =
                sensor.event(event -> event.path("destination").path("port").asInt() == 7102
                        && event.path("honeypot").path("closed_by").asText().equals("server"));
        assertThat(visit.toString()).contains("NoClassDefFoundError");
    }

    @Test
    void aKarBringsAPlugInWithItsCfg() {
        ParrotJar.writeKar(7103, sensor.home().deploy("parrot.kar"));

        Patience.soon().until(() -> Visitor.open(sensor.home().address(), 7103));

        assertThat(greeting(7103)).isEqualTo("parrot 1");
        assertThat(sensor.home().etc("com.example.sim.parrot-kar.cfg")).exists();
    }

    private static List<Visitor> visitors(int count, String greeting) {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visitor visitor = sensor.visit(7101);
            assertThat(visitor.line()).isEqualTo(greeting);
            visitors.add(visitor);
        }
        return visitors;
    }

    private static String greeting(int port) {
        try (Visitor visitor = sensor.visit(port)) {
            return visitor.line();
        }
    }
}
