package org.sundew.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;
import org.sundew.admin.SensorStatus;
import org.sundew.testkit.StillSensor;

class StatusCommandTest {
    private static StillSensor sensor(
            boolean serving, List<String> waitingFor, Map<String, Long> lostReasons, Problem... problems) {
        return new StillSensor(new SensorStatus(
                "s1",
                "0.1.0",
                93_784,
                serving,
                "main",
                waitingFor,
                100,
                90,
                4,
                3,
                3,
                lostReasons,
                2,
                1,
                50,
                0,
                List.of(problems)));
    }

    @Test
    void saysWhatBecameOfEveryArrival() throws Exception {
        String printed =
                Shell.with(sensor(true, List.of(), Map.of("disk-full", 3L))).run("sundew:status");

        assertThat(printed)
                .containsPattern("serving +. yes")
                .containsPattern("up for +. 1 d 2 h 3 min 4 s")
                .containsPattern("arrivals +. 100")
                .containsPattern("lost +. 3 \\(disk-full 3\\)")
                .containsPattern("problems +. none");
    }

    @Test
    void saysWhatItWaitsFor() throws Exception {
        String printed = Shell.with(sensor(false, List.of("limiter", "journal"), Map.of()))
                .run("sundew:status");

        assertThat(printed).containsPattern("serving +. no, waiting for limiter, journal");
    }

    @Test
    void listsProblemsWithoutGivingThemTheTerminal() throws Exception {
        Problem problem = new Problem("org.sundew.sim.ftp-main.cfg", "listen.port", "21\u001b[2J", "not a port");

        assertThat(Shell.with(sensor(true, List.of(), Map.of(), problem)).run("sundew:status"))
                .containsPattern("org.sundew.sim.ftp-main.cfg . listen.port . 21\\\\x1B\\[2J . not a port")
                .doesNotContain("\u001b");
    }

    @Test
    void printsJson() throws Exception {
        Problem problem = new Problem("a.cfg", "key", "v\"\u009b", "bad");

        assertThat(Shell.with(sensor(true, List.of(), Map.of("disk-full", 3L), problem))
                        .run("sundew:status --json"))
                .isEqualToIgnoringNewLines(
                        "{\"id\":\"s1\",\"version\":\"0.1.0\",\"uptimeSeconds\":93784,\"serving\":true,"
                                + "\"scenario\":\"main\",\"waitingFor\":[],\"arrivals\":100,\"journaled\":90,\"ignored\":4,"
                                + "\"suppressed\":3,\"lost\":3,\"lostReasons\":{\"disk-full\":3},\"open\":2,\"pending\":1,"
                                + "\"visitors\":50,\"evicted\":0,\"problems\":[{\"file\":\"a.cfg\",\"key\":\"key\","
                                + "\"value\":\"v\\\"\\u009b\",\"what\":\"bad\"}]}");
    }

    @Test
    void printsPlainLines() throws Exception {
        assertThat(Shell.with(sensor(true, List.of(), Map.of())).run("sundew:status --no-format"))
                .contains("arrivals\t100\n")
                .doesNotContain("Sensor");
    }

    @Test
    void saysThatTheSensorIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Shell.with().run("sundew:status"))
                .withMessageContaining("sensor is not running");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(Shell.with().run("sundew:status --help"))
                .contains("Every arrival ends up in exactly one of four places")
                .contains("--json")
                .contains("--no-format");
    }
}
