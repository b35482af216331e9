package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients are known by how they begin TLS: from the first byte, after STARTTLS, and where nothing comes of it. */
class FingerprintIT {
    private static final String JA3 = "[0-9a-f]{32}";
    private static final String JA4 = "t1[0-3][di]\\d{4}\\w\\w_[0-9a-f]{12}_[0-9a-f]{12}";

    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("fingerprint")
                .write("org.sundew.sim.http-https.cfg", "listen.port = 7443", "listen.name = web", "listen.tls = on")
                .write("org.sundew.sim.smtp-smtp.cfg", "listen.port = 7325", "listen.name = mail")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String address() {
        return sensor.home().address();
    }

    /** What is known of the client that asked for this name. */
    private static JsonNode client(String name) {
        return sensor.event(event -> event.path("event").path("action").asText().equals("connection")
                        && event.path("tls")
                                .path("client")
                                .path("server_name")
                                .asText()
                                .equals(name))
                .path("tls")
                .path("client");
    }

    private static void fetch(String name) {
        Shell.run(
                "curl",
                "-sk",
                "--max-time",
                "20",
                "-o",
                "/dev/null",
                "--connect-to",
                name + ":443:" + address() + ":7443",
                "https://" + name + "/");
    }

    private static Shell.Outcome connect(String name, String... more) {
        String[] command = {"openssl", "s_client", "-connect", address() + ":7443", "-servername", name};
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return Shell.tryToRun(Map.of(), all);
    }

    @Test
    void aClientIsTheSameEachTimeAndNoOther() {
        Shell.assumeInstalled("curl", "openssl");

        fetch("one.example.com");
        fetch("two.example.com");
        connect("three.example.com");

        JsonNode curl = client("one.example.com");
        assertThat(curl.path("ja3").asText()).matches(JA3);
        assertThat(curl.path("ja4").asText()).matches(JA4).startsWith("t13d");
        assertThat(client("two.example.com").path("ja4")).isEqualTo(curl.path("ja4"));
        assertThat(client("three.example.com").path("ja4").asText())
                .matches(JA4)
                .isNotEqualTo(curl.path("ja4").asText());
    }

    @Test
    void aClientThatAgreesOnNothingIsKnownAllTheSame() {
        Shell.assumeInstalled("openssl");

        Shell.Outcome refused = connect("old.example.com", "-tls1_2", "-cipher", "CAMELLIA256-SHA:@SECLEVEL=0");

        assertThat(refused.exit()).as(refused.out()).isNotZero();
        assertThat(client("old.example.com").path("ja4").asText()).matches(JA4).startsWith("t12d02");
    }

    @Test
    void aClientIsKnownAfterStartTls() {
        Shell.assumeInstalled("openssl");

        Shell.tryToRun(
                Map.of(),
                "openssl",
                "s_client",
                "-connect",
                address() + ":7325",
                "-starttls",
                "smtp",
                "-servername",
                "mail.example.com");

        assertThat(client("mail.example.com").path("ja3").asText()).matches(JA3);
    }

    @Test
    void aClientShakesHandsOnce() {
        Shell.assumeInstalled("openssl");

        Shell.converse(
                "R\n", "alert handshake failure", "openssl", "s_client", "-connect", address() + ":7443", "-tls1_2");
    }
}
