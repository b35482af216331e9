package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** External programs that handle events: the scripts that ship, and some that misbehave. */
class ProcessAlertIT {
    private static SensorHome home;
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        Shell.assumeInstalled("perl", "python3");
        home = SensorHome.unpackWithoutListens("process-alert")
                .write("org.sundew.sim.echo-any.cfg", "listen.port = 7601")
                .write("org.sundew.sim.echo-smtp.cfg", "listen.port = 25")
                .write("org.sundew.sim.echo-hung.cfg", "listen.port = 7602")
                .write("org.sundew.sim.echo-slow.cfg", "listen.port = 7603")
                .set("org.sundew.alert.process-log.cfg", "alert.enabled", "true")
                .set("org.sundew.alert.process-log-python.cfg", "alert.enabled", "true");
        definition("smtp", "echo $1 >>smtp", "alert.port = 25", "alert.first.only = true", "alert.actions = visits");
        sensor = home.start();
    }

    /** A definition that runs this script in data/. */
    private static void definition(String name, String script, String... keys) {
        home.write(name + ".sh", script)
                .write(
                        "org.sundew.alert.process-" + name + ".cfg",
                        "application = /bin/sh",
                        "arguments = \"${karaf.etc}/" + name + ".sh\" $eventid",
                        "working.directory = ${karaf.data}",
                        String.join("\n", keys));
    }

    @AfterAll
    static void stop() {
        if (sensor != null) {
            sensor.stop();
            // the program that was not there
            home.assertNoErrors("ProcessSink .*Error during instantiation", "FrameworkEvent ERROR");
        }
    }

    /** Says something at a port, and returns the id of the event. */
    private static String visit(int bound, String words) {
        int source;
        try (Visitor visitor = sensor.visit(bound).say(words + "\n")) {
            assertThat(visitor.line()).isEqualTo(words);
            source = visitor.sourcePort();
        }
        return sensor.event(e -> e.path("event").path("action").asText().equals("connection")
                        && e.path("source").path("port").asInt() == source)
                .path("event")
                .path("id")
                .asText();
    }

    private static Path file(String folder, String event) {
        return home.data(folder).resolve(event + ".txt");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(String file) {
        return read(home.data(file)).lines().toList();
    }

    private static List<JsonNode> problems() {
        return sensor.status().findValue("problems").findParents("file");
    }

    @Test
    void perlAndPythonWriteTheSameFileForAnEvent() {
        String event = visit(7601, "Joker \\ $ipsrc $(id) \"; id \u00ff\u001b[m");

        Patience.soon().until(() -> Files.exists(file("event-files", event)));
        Patience.soon().until(() -> Files.exists(file("event-files-python", event)));
        String perl = read(file("event-files", event));
        assertThat(perl)
                .contains("KFSENSOR_EVENTID=" + event + "\n")
                .contains("KFSENSOR_APPID=process-log\n")
                .contains("KFSENSOR_PORT=7601\n")
                .contains("KFSENSOR_PROTOCOL=TCP\n")
                .contains("KFSENSOR_SIMNAME=echo\n")
                .contains("VISITOR_ADDR=127.0.0.1\n")
                .contains("HONEYD_IP_SRC=127.0.0.1\n")
                .containsPattern("KFSENSOR_STARTTIME=\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d:\\d{3}\n")
                .contains("\nRECEIVED\nJoker \\\\ $ipsrc $(id) \"; id \\xFF\\x1B[m\n\n")
                .contains("\nRESPONSE\nJoker \\\\ $ipsrc $(id) \"; id \\xFF\\x1B[m\n\n");
        assertThat(comparable(read(file("event-files-python", event)))).isEqualTo(comparable(perl));
    }

    /** Without what differs from definition to definition and from run to run. */
    private static String comparable(String told) {
        return told.replaceAll("(?m)^(KFSENSOR_APPID|KFSENSOR_RUN|HONEYD_HOME)=.*\n", "");
    }

    @Test
    void onlyTheMostSpecificRunsAndOnceForAVisitor() {
        String first = visit(10_025, "one");
        String second = visit(10_025, "two");
        String other = visit(7601, "three");

        // what runs beside gets all of them, the general one those that are for nobody else
        for (String event : List.of(first, second, other)) {
            Patience.soon().until(() -> Files.exists(file("event-files-python", event)));
        }
        Patience.soon().until(() -> Files.exists(file("event-files", other)));
        assertThat(file("event-files", first)).doesNotExist();
        assertThat(file("event-files", second)).doesNotExist();
        // it is chosen for both, and wants first visits only: visits by TCP to any port count
        assertThat(lines("smtp")).hasSizeLessThanOrEqualTo(1).doesNotContain(second);
    }

    @Test
    void aProgramThatHangsIsEndedWithAllItStartedAndShown() {
        definition(
                "hung",
                "sh -c 'echo $$ >>hung.pids; exec sleep 600' & sleep 600",
                "timeout.seconds = 1",
                "alert.port = 7602");
        Patience.soon().until(() -> sinks().contains("process-hung"));

        visit(7602, "hang");

        Patience.soon()
                .until(() -> home.log().stream().anyMatch(line -> line.contains("process-hung was ended after 1 s")));
        assertGone(lines("hung.pids"));
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("org.sundew.alert.process-hung.cfg", "was ended after 1 s; 1 of 1 runs"));
        // a line of its own: the others did not wait
        String next = visit(7601, "on");
        Patience.soon().until(() -> Files.exists(file("event-files", next)));
    }

    private static String sinks() {
        return sensor.json("sundew:sinks").toString();
    }

    private static void assertGone(List<String> pids) {
        assertThat(pids).isNotEmpty().noneMatch(Shell::alive);
    }

    @Test
    void aProgramThatIsNotThereIsReportedAndUsedOnceItIs() throws IOException {
        Path program = home.data("late-program");
        home.write(
                "org.sundew.alert.process-late.cfg",
                "application = " + program,
                "arguments = $eventid",
                "working.directory = ${karaf.data}/late",
                "alert.exclusive = false",
                "alert.retry.max.seconds = 1",
                "alert.port = 7601");
        Patience.soon()
                .untilAsserted(() -> assertThat(problems()).anySatisfy(problem -> {
                    assertThat(problem.path("file").asText()).isEqualTo("org.sundew.alert.process-late.cfg");
                    assertThat(problem.path("key").asText()).isEqualTo("application");
                    assertThat(problem.path("value").asText()).isEqualTo(program.toString());
                    assertThat(problem.path("what").asText()).contains("there is no such program");
                }));

        Files.writeString(program, "#!/bin/sh\ntouch $1.txt\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        // a new sink is told what happens from its first start on
        Patience.soon().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            visit(7601, "late");
            assertThat(home.data("late")).isNotEmptyDirectory();
        });
        home.remove("org.sundew.alert.process-late.cfg");
    }

    @Test
    void aSensorThatIsKilledLeavesNothingBehind() {
        definition(
                "slow",
                "sh -c 'echo $$ >>slow.pids; exec sleep 600' & echo $$ >>slow.pids; sleep 600",
                "timeout.seconds = 600",
                "alert.port = 7603");
        Patience.soon().until(() -> sinks().contains("process-slow"));
        visit(7603, "slow");
        Patience.soon().until(() -> lines("slow.pids").size() == 2);
        List<String> pids = lines("slow.pids");

        sensor.kill();
        home.remove("org.sundew.alert.process-slow.cfg");
        sensor = home.start();

        assertGone(pids);
    }

    @Test
    void theSampleScannerShipsSwitchedOff() {
        assertThat(sensor.json("sundew:sinks").toString())
                .contains("{\"name\":\"process-scan-smtp\",\"kind\":\"process\",\"state\":\"disabled\"");
        assertThat(home.read("etc/org.sundew.alert.process-scan-smtp.cfg")).contains("OTHER PEOPLE'S MACHINES");
    }
}
