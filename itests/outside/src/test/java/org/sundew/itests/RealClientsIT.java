package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programs that people use, at the ports that ship. */
class RealClientsIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("real-clients")
                .write(
                        "org.sundew.sim.echo-proxied.cfg",
                        "listen.port = 7501",
                        "listen.name = proxied",
                        "listen.proxy.protocol = on",
                        "listen.proxy.trusted = 127.0.0.0/8")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @Test
    void curlGetsAPage() {
        Shell.assumeInstalled("curl");

        Shell.Outcome page = Shell.run(
                "curl",
                "-sS",
                "--max-time",
                "20",
                "-A",
                "an-odd-agent/1.0",
                "-w",
                "%{http_code}",
                "http://" + at(80) + "/");

        assertThat(page.out()).contains("200").containsIgnoringCase("<html");
        JsonNode event =
                sensor.event(e -> e.path("user_agent").path("original").asText().equals("an-odd-agent/1.0"));
        assertThat(event.path("http").path("request").path("method").asText()).isEqualTo("GET");
        assertThat(event.path("url").path("original").asText()).isEqualTo("/");
    }

    @Test
    void curlLogsInByBasicAuthentication() {
        Shell.assumeInstalled("curl");

        Shell.run(
                "curl", "-sS", "--max-time", "20", "-o", "/dev/null", "-u", "boss:secret-1", "http://" + at(80) + "/");

        sensor.event(e -> e.path("user").path("name").asText().equals("boss"));
    }

    @Test
    void ftpListsAndFetches() {
        Shell.assumeInstalled("ftp");

        Shell.Outcome session = Shell.feed(
                "user anonymous me@example.org\nls\nquit\n",
                "ftp",
                "-p",
                "-n",
                "-v",
                sensor.home().address(),
                "10021");

        assertThat(session.out()).contains("230").contains("226");
    }

    @Test
    void lftpUploads() throws IOException {
        Shell.assumeInstalled("lftp");
        Path file = Files.writeString(sensor.home().data("upload.txt"), "a gift from lftp\n");

        Shell.start(
                java.util.Map.of(),
                Path.of("."),
                "",
                List.of(
                        "lftp",
                        "-c",
                        "set net:timeout 10; set net:max-retries 1; set ftp:ssl-allow no; open -p 10021 -u anonymous,x@example.org "
                                + sensor.home().address() + "; cls /; put " + file + " -o upload.txt; bye"));

        sensor.event(e -> e.path("event").path("action").asText().equals("upload"));
    }

    @Test
    void telnetReadsTheGreeting() {
        Shell.assumeInstalled("telnet");

        // telnet ends with its input, so that is held open until the greeting was read
        String read =
                Shell.converse("root\r\n", "ogin:", "telnet", sensor.home().address(), "10023");

        assertThat(read).contains("Connected");
    }

    @Test
    void opensslSpeaksTls() {
        Shell.assumeInstalled("openssl");

        Shell.Outcome session =
                Shell.feed("QUIT\r\n", "openssl", "s_client", "-connect", at(465), "-quiet", "-ign_eof");

        assertThat(session.out()).contains("220 ");
        JsonNode event = sensor.event(e -> e.path("destination").path("port").asInt() == 465);
        assertThat(event.path("tls").path("version").asText()).isNotBlank();
    }

    @Test
    void aProxyHeaderNamesTheVisitor() {
        try (Visitor proxy = sensor.visit(7501)) {
            proxy.say("PROXY TCP4 198.51.100.7 192.0.2.1 4321 25\r\n").say("over\n");
            assertThat(proxy.line()).isEqualTo("over");
        }

        JsonNode event = sensor.event(e -> e.path("source").path("ip").asText().equals("198.51.100.7"));
        assertThat(event.path("source").path("port").asInt()).isEqualTo(4321);
    }

    @Test
    void haproxyPassesTheVisitorOn() throws Exception {
        Shell.assumeInstalled("haproxy");
        String front = sensor.home().address();
        Path cfg = Files.writeString(sensor.home().data("haproxy.cfg"), """
                defaults
                  mode tcp
                  timeout connect 5s
                  timeout client 10s
                  timeout server 10s
                listen echo
                  bind %s:7502
                  server sensor %s:7501 send-proxy-v2
                """.formatted(front, front));
        Process haproxy = new ProcessBuilder("haproxy", "-db", "-f", cfg.toString())
                .redirectErrorStream(true)
                .redirectOutput(sensor.home().data("haproxy.txt").toFile())
                .start();
        try {
            Patience.soon().until(() -> Visitor.open(front, 7502));
            try (Visitor visitor = Visitor.from("127.9.8.7", front, 7502)) {
                assertThat(visitor.say("through a proxy\n").line()).isEqualTo("through a proxy");
            }

            sensor.event(e -> e.path("source").path("ip").asText().equals("127.9.8.7"));
        } finally {
            haproxy.destroy();
            haproxy.onExit().join();
        }
    }

    /** A port below 1024, where it is bound as it ships. */
    private static String at(int port) {
        return sensor.home().address() + ":" + (10_000 + port);
    }
}
