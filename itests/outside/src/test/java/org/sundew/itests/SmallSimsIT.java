package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Redis, VNC, SIP and SOCKS as shipped, judged by the clients that people use for them. */
class SmallSimsIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("small-sims").start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static String address() {
        return sensor.home().address();
    }

    private static JsonNode event(String action, String listen) {
        return sensor.event(e -> e.path("event").path("action").asText().equals(action)
                && e.path("honeypot").path("listen").path("name").asText().equals(listen));
    }

    @Test
    void redisCliStoresAndAbuses() {
        Shell.assumeInstalled("redis-cli");

        String[] lines = Shell.feed(
                        "SET a 1\nINCR a\nCONFIG GET dir\nCONFIG SET dir /root/.ssh\nSLAVEOF 192.0.2.1 6379\n",
                        "redis-cli",
                        "-h",
                        address(),
                        "-p",
                        "6379")
                .succeeded()
                .out()
                .split("\n", -1);

        assertThat(lines).startsWith("OK", "2", "dir", "/var/lib/redis", "OK", "OK");
        assertThat(event("command", "Redis")
                        .path("process")
                        .path("command_line")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void nmapNamesEach() {
        Shell.assumeInstalled("nmap");

        String out = Shell.run("nmap", "-sV", "-Pn", "-n", "-p", "1080,5060,5900,6379", address())
                .out();

        assertThat(out)
                .containsPattern("6379/tcp +open +redis +Redis key-value store 5\\.0\\.7")
                .containsPattern("5900/tcp +open +vnc +VNC \\(protocol 3\\.8\\)")
                .containsPattern("5060/tcp +open +sip(-proxy)? +Asterisk");
    }

    @Test
    void curlAsksTheProxyAndIsRefused() {
        Shell.assumeInstalled("curl");

        Shell.Outcome five = Shell.tryToRun(
                Map.of(), "curl", "-sS", "--socks5-hostname", address() + ":1080", "http://www.example.com/");
        Shell.Outcome four =
                Shell.tryToRun(Map.of(), "curl", "-sS", "--socks4", address() + ":1080", "http://192.0.2.1:8080/");

        assertThat(five.exit()).as(five.out()).isEqualTo(97);
        assertThat(four.exit()).as(four.out()).isEqualTo(97);
        assertThat(event("proxy", "SOCKS proxy").path("url").path("original").asText())
                .isIn("www.example.com:80", "192.0.2.1:8080");
    }

    @Test
    void vncsnapshotIsRefusedAndItsHashKept() throws Exception {
        Shell.assumeInstalled("vncsnapshot");
        Path password = Files.createTempFile("sundew", ".vnc");
        Files.write(password, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        Shell.Outcome outcome =
                Shell.tryToRun(Map.of(), "vncsnapshot", "-passwd", password.toString(), address() + ":0", "/dev/null");

        Files.delete(password);
        assertThat(outcome.out()).containsIgnoringCase("authentication fail");
        assertThat(event("login", "VNC").path("honeypot").path("notes").toString())
                .contains("$vnc$*");
    }

    @Test
    void sipsakIsAnsweredAndItsRegistrationForbidden() {
        Shell.assumeInstalled("sipsak");

        Shell.Outcome options = Shell.tryToRun(Map.of(), "sipsak", "-vv", "-s", "sip:100@" + address() + ":5060");
        Shell.Outcome register = Shell.tryToRun(
                Map.of(),
                "sipsak",
                "-vv",
                "-U",
                "-s",
                "sip:100@" + address() + ":5060",
                "-u",
                "100",
                "-a",
                "1234",
                "-x",
                "60");

        assertThat(options.out()).contains("SIP/2.0 200 OK", "Server: Asterisk PBX 16");
        assertThat(register.out()).containsPattern("SIP/2\\.0 40[13]");
    }

    @Test
    void sipsakIsAnsweredOverTcpAsWell() {
        Shell.assumeInstalled("sipsak");

        Shell.Outcome options =
                Shell.tryToRun(Map.of(), "sipsak", "-vv", "-E", "tcp", "-s", "sip:100@" + address() + ":5060");

        assertThat(options.out()).contains("SIP/2.0 200 OK", "Server: Asterisk PBX 16");
        sensor.event(event -> event.path("event").path("action").asText().equals("request")
                && event.path("network").path("transport").asText().equals("tcp")
                && event.path("user_agent").path("original").asText().startsWith("sipsak"));
    }

    @Test
    void nmapsScriptsReadWhatVncOffers() {
        Shell.assumeInstalled("nmap");

        String out = Shell.run(
                        "nmap",
                        "-Pn",
                        "-n",
                        "-p",
                        "5900",
                        "--script",
                        "vnc-info,realvnc-auth-bypass,vnc-title",
                        address())
                .out();

        assertThat(out)
                .contains("Protocol version: 3.8")
                .contains("VNC Authentication (2)")
                .doesNotContain("VULNERABLE");
    }
}
