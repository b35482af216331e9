package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What uses a SOCKS proxy, in each version of the protocol: refused in its words, and known by where it wants to go. */
class ProxyClientsIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("proxy-clients")
                .write("org.sundew.sim.socks-main.cfg", "listen.port = 7108", "listen.name = proxy")
                .write(
                        "org.sundew.sim.socks-guarded.cfg",
                        "listen.port = 7109",
                        "listen.name = guarded",
                        "auth = password",
                        "users = boss:secret-1",
                        "answer = success")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static JsonNode event(String action, String field, String value) {
        return sensor.event(event -> event.path("event").path("action").asText().equals(action)
                && event.at(field).asText().equals(value));
    }

    private static Shell.Outcome curl(int port, String option, String url, String... more) {
        Shell.assumeInstalled("curl");
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-sS",
                "--noproxy",
                "",
                "--max-time",
                "3",
                option,
                sensor.home().address() + ":" + port));
        command.addAll(List.of(more));
        command.add(url);
        return Shell.tryToRun(Map.of(), command.toArray(String[]::new));
    }

    @Test
    void eachVersionIsRefusedAndItsDestinationKept() {
        for (String version : List.of("4", "5")) {
            assertThat(curl(7108, "--socks" + version, "http://192.0.2." + version + ":8080/")
                            .exit())
                    .isEqualTo(97);
            event("proxy", "/url/original", "192.0.2." + version + ":8080");
        }
        for (String version : List.of("4a", "5-hostname")) {
            assertThat(curl(7108, "--socks" + version, "http://v" + version + ".example.com/")
                            .exit())
                    .isEqualTo(97);
            event("proxy", "/url/original", "v" + version + ".example.com:80");
        }
    }

    @Test
    void aPasswordGetsInOrNot() {
        Shell.Outcome wrong =
                curl(7109, "--socks5-hostname", "http://wrong.example.com/", "--proxy-user", "boss:secret-2");
        Shell.Outcome none = curl(7109, "--socks5-hostname", "http://none.example.com/");

        assertThat(wrong.exit()).as(wrong.out()).isEqualTo(97);
        assertThat(none.exit()).as(none.out()).isEqualTo(97);
        assertThat(event("login", "/honeypot/credential/password", "secret-2")
                        .at("/event/outcome")
                        .asText())
                .isEqualTo("failure");
    }

    @Test
    void whatIsSentThroughAnOpenProxyIsKept() {
        // nothing is sent back, so curl waits until its time is up
        Shell.Outcome in = curl(7109, "--socks5-hostname", "http://in.example.com/x", "--proxy-user", "boss:secret-1");

        assertThat(in.exit()).as(in.out()).isEqualTo(28);
        JsonNode sent = event("proxy-data", "/honeypot/notes/socks.destination/0", "in.example.com:80");
        assertThat(new String(
                        java.util.Base64.getDecoder()
                                .decode(sent.at("/honeypot/payload/received").asText()),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("GET /x HTTP/1.1\r\nHost: in.example.com\r\n");
    }

    @Test
    void ncatIsRefusedInEachVersion() {
        Shell.assumeInstalled("ncat");

        for (String version : List.of("socks4", "socks5")) {
            Shell.Outcome outcome = Shell.tryToRun(
                    Map.of(),
                    "ncat",
                    "--proxy",
                    sensor.home().address() + ":7108",
                    "--proxy-type",
                    version,
                    "192.0.2." + (version.equals("socks4") ? 14 : 15),
                    "25");
            assertThat(outcome.exit()).as(outcome.out()).isNotZero();
        }

        event("proxy", "/url/original", "192.0.2.14:25");
        event("proxy", "/url/original", "192.0.2.15:25");
    }
}
