package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that is nothing but a file, in the distribution. */
class ScriptIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("script")
                .write("org.sundew.sim.script-pop3.cfg", "script = scripts/pop3.yaml", "listen.port = 7100")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String greeting(int port) {
        try (Visitor visitor = sensor.visit(port)) {
            return visitor.line();
        }
    }

    private static boolean reported(String script) {
        return StreamSupport.stream(sensor.status().get("problems").spliterator(), false)
                .anyMatch(problem -> problem.get("file").asText().equals(script));
    }

    @Test
    void aScriptIsAServerAndItsLogInAnEvent() {
        try (Visitor visitor = sensor.visit(7100)) {
            assertThat(visitor.line()).isEqualTo("+OK Dovecot ready.");
            assertThat(visitor.say("USER root\r\n").line()).isEqualTo("+OK");
            assertThat(visitor.say("PASS toor\r\n").line()).startsWith("-ERR [AUTH]");
        }

        JsonNode login =
                sensor.event(e -> e.path("event").path("action").asText().equals("login"));
        assertThat(login.path("user").path("name").asText()).isEqualTo("root");
        assertThat(login.path("honeypot").path("credential").path("password").asText())
                .isEqualTo("toor");
        assertThat(login.path("honeypot").path("sim").path("kind").asText()).isEqualTo("script");
    }

    @Test
    void aSavedScriptIsForTheNextVisitAndAFlawedOneIsReported() throws Exception {
        sensor.home().write("scripts/live.yaml", "greeting: {reply: \"one\\n\"}", "states: {a: []}");
        sensor.home()
                .write(
                        "org.sundew.sim.script-live.cfg",
                        "script = scripts/live.yaml",
                        "script.seconds = 1",
                        "listen.port = 7101");
        Patience.soon().ignoreExceptions().until(() -> greeting(7101).equals("one"));

        sensor.home().write("scripts/live.yaml", "greeting: {reply: \"two\\n\"}", "states: {a: [{next: b}]}");
        Patience.live().until(() -> reported("scripts/live.yaml"));
        assertThat(greeting(7101)).isEqualTo("one");
        JsonNode check = sensor.json("sundew:sim-check scripts/live.yaml");
        assertThat(check.get("usable").asBoolean()).isFalse();
        assertThat(check.get("problems").toString()).contains("no such state");

        sensor.home().write("scripts/live.yaml", "greeting: {reply: \"three\\n\"}", "states: {a: []}");
        Patience.live().until(() -> greeting(7101).equals("three"));
        assertThat(reported("scripts/live.yaml")).isFalse();
        assertThat(sensor.console().run("sundew:sim-check scripts/live.yaml")).contains("is fine");
    }
}
