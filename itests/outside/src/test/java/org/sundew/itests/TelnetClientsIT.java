package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Telnet as its clients and the guessers of passwords meet it. */
class TelnetClientsIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpack("telnet-clients")
                .write(
                        "org.sundew.sim.telnet-planted.cfg",
                        "listen.port = 2323",
                        "listen.name = planted",
                        "users = planted:Summer2024",
                        "refusal.seconds = 1")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @Test
    void telnetLogsInAndLooksAround() {
        Shell.assumeInstalled("telnet");

        String read = Shell.converse(
                "planted\nSummer2024\nuname -s; id -un\n",
                "Linux\r\nplanted",
                "telnet",
                sensor.home().address(),
                "2323");

        assertThat(read).contains("login: ").doesNotContain("Summer2024");
        JsonNode login =
                sensor.event(e -> e.path("event").path("action").asText().equals("login")
                        && e.path("user").path("name").asText().equals("planted"));
        assertThat(login.path("event").path("outcome").asText()).isEqualTo("success");
        sensor.event(e -> e.path("process").path("command_line").asText().equals("uname -s; id -un"));
    }

    @Test
    void hydraFindsThePlantedPasswordAndNoOther() {
        List<String> words = List.of("1234", "summer2024", "Summer2024", "root");

        assertThat(Shell.hydra(sensor.home().address(), 2323, "telnet", "planted", words))
                .singleElement()
                .asString()
                .endsWith("password: Summer2024");
    }

    @Test
    void nmapTakesItForLinux() {
        Shell.assumeInstalled("nmap");

        Shell.Outcome scan =
                Shell.run("nmap", "-Pn", "-sV", "-p", "2323", sensor.home().address());

        assertThat(scan.out()).contains("Linux telnetd").doesNotContainIgnoringCase("honeypot");
    }
}
