package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** External programs that play servers to real clients. */
class ProcessSimIT {
    /** As scripts for honeyd are written: SRCIP SRCPORT DSTIP DSTPORT, with a default each, and the visitor on stdin and stdout. */
    private static final String[] HONEYD_STYLE = {
        "#!/bin/sh",
        "SRCIP=${1:-127.0.0.1}",
        "SRCPORT=$2",
        "DSTIP=$3",
        "DSTPORT=$4",
        "echo \"$DSTPORT at $(date) by $SRCIP:$SRCPORT, $HONEYD_PERSONALITY\" >&2",
        "while read line; do",
        "  line=$(echo \"$line\" | tr -d '\\r')",
        "  case $line in",
        "    WHO*) echo \"$SRCIP $HONEYD_IP_SRC\" ;;",
        "    QUIT*) echo bye; exit 0 ;;",
        "    *) echo \"? $line\" ;;",
        "  esac",
        "done",
    };

    private static SensorHome home;
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        home = SensorHome.unpackWithoutListens("process-sim");
        sample("finger");
        sample("pop3");
        sample("telnet");
        home.write("honeyd.sh", HONEYD_STYLE);
        honeyd("tcp", "listen.port = 7611");
        honeyd("udp", "listen.port = 7611", "listen.transport = udp", "listen.idle.seconds = 2");
        honeyd("one", "listen.port = 7612", "programs.max = 1");
        home.write(
                        "stay.sh",
                        "echo $$ >>stay.pids; sh -c 'echo $$ >>stay.pids; exec sleep 600' & echo ready; sleep 600")
                .write(
                        "org.sundew.sim.process-stay.cfg",
                        "application = sh",
                        "arguments = \"${karaf.etc}/stay.sh\"",
                        "working.directory = ${karaf.data}",
                        "listen.port = 7613");
        sensor = home.start();
    }

    /** A sample that ships, switched on. */
    private static void sample(String name) {
        String file = "org.sundew.sim.process-" + name + ".cfg";
        try {
            Files.copy(Built.ROOT.resolve("etc").resolve(file), home.etc(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        home.set(file, "listen.enabled", "true");
    }

    private static void honeyd(String name, String... keys) {
        home.write(
                "org.sundew.sim.process-honeyd-" + name + ".cfg",
                "application = /bin/sh",
                "arguments = \"${karaf.etc}/honeyd.sh\" $ipsrc $sport $ipdst $dport",
                "working.directory = ${karaf.data}",
                String.join("\n", keys));
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    /** What netcat hears to these words. */
    private static String nc(String words, String... how) {
        Shell.assumeInstalled("nc");
        String[] command = new String[how.length + 1];
        command[0] = "nc";
        System.arraycopy(how, 0, command, 1, how.length);
        return Shell.feed(words, command).out();
    }

    private static String address() {
        return home.address();
    }

    private static JsonNode event(String transport, int port, String words) {
        return sensor.event(e -> e.path("event").path("action").asText().equals("connection")
                && e.path("network").path("transport").asText().equals(transport)
                && e.path("destination").path("port").asInt() == port
                && e.toString().contains(words));
    }

    @Test
    void fingerIsAShellScript() {
        assertThat(nc("root;id\r\n", "-N", "-w", "20", address(), "10079")).contains("finger: rootid: no such user.");

        assertThat(event("tcp", 79, "rootid").toString()).contains("asked for [rootid] by 127.0.0.1");
    }

    @Test
    void pop3IsAPerlScript() {
        Shell.assumeInstalled("perl");

        assertThat(nc("USER bob\r\nPASS hunter2\r\nQUIT\r\n", "-N", "-w", "20", address(), "10110"))
                .isEqualTo("+OK POP3 mail ready\r\n+OK\r\n-ERR [AUTH] Authentication failed.\r\n+OK Logging out\r\n");

        assertThat(event("tcp", 110, "login bob").toString()).contains("login bob / hunter2");
    }

    @Test
    void telnetIsAPythonScript() {
        Shell.assumeInstalled("python3", "telnet");

        String read = Shell.converse("admin\nadmin\n", "Login invalid", "telnet", address(), "10023");

        assertThat(read).contains("Username:").contains("Password:");
        assertThat(event("tcp", 23, "login admin").toString()).contains("login admin / admin");
    }

    @Test
    void aHoneydScriptRunsUnchangedOverTcp() {
        assertThat(nc("WHO\r\n$(id)\r\nQUIT\r\n", "-w", "20", address(), "7611"))
                .isEqualTo("127.0.0.1 127.0.0.1\n? $(id)\nbye\n");

        JsonNode event = event("tcp", 7611, "7611 at ");
        assertThat(event.toString())
                .contains("by 127.0.0.1:" + event.path("source").path("port").asText() + ", unknown");
        assertThat(event.path("honeypot").path("sim").path("kind").asText()).isEqualTo("process");
    }

    @Test
    void aHoneydScriptRunsUnchangedOverUdp() {
        assertThat(nc("WHO is there, by a datagram\n", "-u", "-w", "2", address(), "7611"))
                .isEqualTo("127.0.0.1 127.0.0.1\n");

        assertThat(event("udp", 7611, "7611 at ").path("source").path("bytes").asInt())
                .isEqualTo(28);
    }

    @Test
    void moreVisitorsThanProgramsAreLetGo() {
        try (Visitor first = sensor.visit(7612)) {
            assertThat(first.say("WHO\n").line()).isEqualTo("127.0.0.1 127.0.0.1");

            try (Visitor second = sensor.visit(7612)) {
                assertThat(second.rest()).isEmpty();
            }

            event("tcp", 7612, "programs.max");
            assertThat(sensor.status().path("problems").toString())
                    .contains("org.sundew.sim.process-honeyd-one.cfg", "a visitor was let go");
        }
    }

    @Test
    void theProgramsTreeEndsWithTheVisit() throws IOException {
        try (Visitor visitor = sensor.visit(7613)) {
            assertThat(visitor.line()).isEqualTo("ready");
            Patience.soon()
                    .until(() -> Files.readAllLines(home.data("stay.pids")).size() == 2);
        }

        for (String pid : Files.readAllLines(home.data("stay.pids"))) {
            Patience.soon().until(() -> !Shell.alive(pid));
        }
        event("tcp", 7613, "process");
    }
}
