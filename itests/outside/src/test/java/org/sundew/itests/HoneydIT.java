package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scripts written for honeyd, run as they are; and scripts that harm whoever runs them. */
class HoneydIT {
    private static final Path SCRIPTS = Path.of("src/test/resources/org/sundew/itests/honeyd");

    private static SensorHome home;
    private static RunningSensor sensor;

    @BeforeAll
    static void start() throws IOException {
        home = SensorHome.unpackWithoutListens("honeyd");
        Files.createDirectories(home.etc("honeyd"));
        for (String script : List.of("router-telnet.sh", "pop.sh", "tftp.pl")) {
            Files.copy(SCRIPTS.resolve(script), home.etc("honeyd/" + script));
        }
        listen("router", 7623, "sh", "router-telnet.sh");
        listen("pop", 7610, "sh", "pop.sh");
        listen("tftp", 7669, "perl", "tftp.pl", "listen.transport = udp", "listen.idle.seconds = 2");
        hostile(
                "bomb",
                7631,
                "i=0; while [ $i -lt 150 ]; do (sleep 7631 & sleep 7631) & i=$((i+1)); done; echo ready; wait");
        hostile(
                "daemon",
                7632,
                "(setsid sh -c 'echo $$ >>daemon.pids; echo ready; exec >/dev/null 2>&1 </dev/null; exec sleep 7632' &)"
                        + "; sleep 7632");
        hostile("endless", 7633, "exec yes 7633", "output.bytes = 1000000");
        hostile("torrent", 7636, "exec yes 7636");
        hostile("deaf", 7634, "echo ready; exec sleep 7634");
        hostile("crowd", 7635, "echo ready; exec sleep 7635", "programs.max = 20", "listen.visits.max.per.ip = 1000");
        sensor = home.start();
    }

    private static void listen(String name, int port, String program, String script, String... more) {
        home.write(
                "org.sundew.sim.process-" + name + ".cfg",
                "application = " + program,
                "arguments = \"${karaf.etc}/honeyd/" + script + "\" $ipsrc $sport $ipdst $dport",
                "working.directory = ${karaf.data}",
                "listen.port = " + port,
                String.join("\n", more));
    }

    private static void hostile(String name, int port, String script, String... more) throws IOException {
        Files.writeString(home.etc("honeyd/" + name + ".sh"), script + "\n");
        listen(name, port, "sh", name + ".sh", more);
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    private static JsonNode visit(int port, String words) {
        return sensor.event(e -> e.path("event").path("action").asText().equals("connection")
                && e.path("destination").path("port").asInt() == port
                && e.toString().contains(words));
    }

    /** How many processes have this command line. */
    private static long running(String command) {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").endsWith(command))
                .count();
    }

    /** That another listen answers as if nothing were. */
    private static void assertOthersAreServed() {
        try (Visitor visitor = sensor.visit(7610)) {
            assertThat(visitor.line()).startsWith("+OK QPOP");
            assertThat(visitor.say("QUIT\r\n").line()).endsWith("signing off.");
        }
    }

    @Test
    void aRoutersLogInInShell() {
        try (Visitor visitor = sensor.visit(7623)) {
            assertThat(visitor.line() + visitor.line()).contains("Users (authentication) are logged.");
            visitor.say("admin\r\ncisco\r\n\r\n\r\nroot\r\n$(id)\r\n");
            assertThat(visitor.rest()).contains("User Access Verification", "Username: ", "% Login invalid");
        }

        assertThat(visit(7623, "login").toString()).contains("admin", "cisco", "$(id)", "unknown");
        assertThat(home.data("router-telnet-" + home.address() + ".log")).exists();
    }

    @Test
    void aMailboxInShellMetByCurl() {
        Shell.assumeInstalled("curl");

        Shell.Outcome refused = Shell.tryToRun(
                Map.of(),
                "curl",
                "-sS",
                "--max-time",
                "20",
                "-u",
                "bob:hunter2",
                "pop3://" + home.address() + ":7610/");

        assertThat(refused.exit()).as(refused.out()).isEqualTo(67);
        assertThat(home.data("pop.log")).content().contains(" bob hunter2");
    }

    @Test
    void datagramsInPerlMetByCurl() {
        Shell.assumeInstalled("curl", "perl");

        Shell.Outcome missing = Shell.tryToRun(
                Map.of(), "curl", "-sS", "--max-time", "20", "tftp://" + home.address() + ":7669/startup-config");

        assertThat(missing.exit()).as(missing.out()).isEqualTo(68);
        assertThat(visit(7669, "startup-config")
                        .path("network")
                        .path("transport")
                        .asText())
                .isEqualTo("udp");
    }

    @Test
    void manyChildrenEndWithTheVisit() {
        try (Visitor visitor = sensor.visit(7631)) {
            assertThat(visitor.line()).isEqualTo("ready");
            assertThat(running("sleep 7631")).isPositive();
            assertOthersAreServed();
        }

        visit(7631, "process");
        Patience.soon().until(() -> running("sleep 7631") == 0);
        assertOthersAreServed();
    }

    @Test
    void aChildThatMadeItselfADaemonEndsWithTheVisit() throws IOException {
        try (Visitor visitor = sensor.visit(7632)) {
            assertThat(visitor.line()).isEqualTo("ready");
        }

        String pid = Files.readString(home.data("daemon.pids")).strip();
        Patience.soon().until(() -> !Shell.alive(pid));
    }

    @Test
    void endlessOutputIsCut() {
        try (Visitor visitor = sensor.visit(7633)) {
            assertThat(visitor.rest()).hasSizeLessThanOrEqualTo(1_000_000).startsWith("7633\n7633\n");
        }

        visit(7633, "output.bytes");
        Patience.soon().until(() -> running("yes 7633") == 0);
    }

    @Test
    void outputWaitsForAVisitorWhoDoesNotRead() {
        try (Visitor stuck = sensor.visit(7636)) {
            assertThat(stuck.line()).isEqualTo("7636");

            assertOthersAreServed();
            assertThat(running("yes 7636")).isEqualTo(1);
        }

        Patience.soon().until(() -> running("yes 7636") == 0);
    }

    @Test
    void aProgramThatDoesNotReadHoldsUpItsOwnVisitorOnly() {
        try (Visitor visitor = sensor.visit(7634)) {
            assertThat(visitor.line()).isEqualTo("ready");
            visitor.say("x".repeat(60_000));

            assertOthersAreServed();
        }

        assertThat(visit(7634, "process").path("source").path("bytes").asInt()).isEqualTo(60_000);
    }

    @Test
    void ofHundredsOfVisitorsAFewAreServedAndTheOthersLetGo() {
        List<Visitor> visitors = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                visitors.add(Visitor.from("127.0.0." + (2 + i % 200), home.address(), 7635));
            }
            long served = visitors.stream()
                    .filter(each -> each.line().equals("ready"))
                    .count();

            assertThat(served).isEqualTo(20);
            assertOthersAreServed();
        } finally {
            visitors.forEach(Visitor::close);
        }
        Patience.soon().until(() -> running("sleep 7635") == 0);
        try (Visitor visitor = sensor.visit(7635)) {
            assertThat(visitor.line()).isEqualTo("ready");
        }
    }
}
