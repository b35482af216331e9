package org.sundew.sim.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

class ScriptSimTest {
    private static final Path SHIPPED = Path.of("../../etc");

    @TempDir
    private Path etc;

    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
    private long saves;

    @AfterEach
    void end() {
        watcher.shutdownNow();
    }

    private ScriptSim sim(Path folder, String script) {
        return new ScriptSim(ConfigOf.of(ScriptSim.Config.class, "script", script), folder, ZoneOffset.UTC, watcher);
    }

    private ScriptSim sim(String yaml) {
        save(yaml);
        return sim(etc, "test.yaml");
    }

    private void save(String yaml) {
        try {
            Path file = Files.writeString(etc.resolve("test.yaml"), yaml);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + ++saves));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void playsTheServersOfTheDocumentation() throws IOException {
        SimHarness.visit(documented("door.yaml"))
                .expect("DOOR-CTRL 2.1\r\ncode? ")
                .say("\r\n1234\r\n")
                .expect("code? ")
                .elapse(Duration.ofMillis(1500))
                .expect("wrong code 1234\r\ncode? ")
                .say("x\r\n")
                .expect("BYE\r\n")
                .expectClosed();
        SimHarness.visit(documented("switch.yaml"))
                .expectMatch(".*Password: ")
                .say("\u00ff\u00fd\u0003cisco\r\n")
                .expect("\r\nPassword: ")
                .say("letmein\r\n")
                .expect("\r\nsw1>")
                .say("show version\r\nenable\r\n")
                .expect("\r\n% Invalid input detected\r\nsw1>\r\nsw1#")
                .reported("login")
                .reported("command")
                .say("exit\r\n")
                .expectClosed();
    }

    /** The script that docs/SCRIPTS.md prints under this name. */
    private ScriptSim documented(String name) throws IOException {
        String text = Files.readString(SHIPPED.resolve("../docs/SCRIPTS.md"));
        String from = text.substring(text.indexOf(name, text.indexOf("etc/scripts/" + name)) + name.length() + 1);
        return sim(from.substring(0, from.indexOf("```")));
    }

    @Test
    void playsThePop3ServerThatShips() {
        SimHarness.visit(sim(SHIPPED, "scripts/pop3.yaml"))
                .expect("+OK Dovecot ready.\r\n")
                .say("capa\r\n")
                .expectMatch("\\+OK\r\nCAPA\r\n.*\r\n\\.\r\n")
                .say("USER root\r\nPASS to or\r\nQUIT\r\n")
                .expect("+OK\r\n")
                .elapse(Duration.ofMillis(1999))
                .expectSilence()
                .elapse(Duration.ofMillis(1))
                .expect("-ERR [AUTH] Authentication failed.\r\n+OK Logging out\r\n")
                .expectClosed()
                .noted("protocol", "pop3")
                .reported(Observation.login("root", "to or", false))
                .raised(Severity.MEDIUM);
    }

    @Test
    void playsTheRouterThatShips() {
        SimHarness visitor = SimHarness.visit(sim(SHIPPED, "scripts/router.yaml"));
        visitor.expectMatch(".*Broadband Router\r\nLogin: ");
        for (int tries = 0; tries < 3; tries++) {
            visitor.expectOpen()
                    .say("\u00ff\u00fd\u0001admin\r\n")
                    .expect("\r\nPassword: ")
                    .say("1234\r\0");
            visitor.elapse(Duration.ofSeconds(1)).expectMatch("\r\nLogin incorrect.*");
        }
        visitor.expectClosed().reported(Observation.login("admin", "1234", false));
    }

    @Test
    void answersInTheStateItIsIn() {
        SimHarness.visit(sim("states: {a: [{on: go, reply: A, next: b}], b: [{on: go, reply: B, next: a}]}"))
                .say("go\ngo\ngo\nstay\n")
                .expect("ABA")
                .expectSilence()
                .expectOpen();
    }

    @Test
    void hearsPiecesWhereInputIsBytes() {
        SimHarness.visit(sim(
                        "input: bytes\nstates: {a: [{on: '^\\x00(?P<rest>.)', reply: \"\\xff${rest}${received}\"}]}"))
                .say((byte) 0, (byte) 0xE9)
                .expect("\u00ff\u00e9\u0000\u00e9");
    }

    @Test
    void namesFactsOfTheVisit() {
        SimHarness.visit(sim("greeting: {reply: '${ipsrc} ${sport} ${dport} $5 ${domain}'}\nstates: {a: []}"))
                .expectMatch("192\\.0\\.2\\.7 40001 2100 \\$5 \\S+");
    }

    @Test
    void forgetsNothingThatAnEarlierGroupCaught() {
        SimHarness.visit(sim(
                        "states: {a: [{on: '^u (?P<u>.*)', next: b}], b: [{on: '^p (?P<p>.*)', reply: '${u}/${p}'}]}"))
                .say("u ${p}\np x\n")
                .expect("${p}/x");
    }

    @Test
    void takesNothingSaidInTheClearForEncrypted() {
        SimHarness.visit(sim("states: {a: [{on: TLS, reply: go, tls: true}, {on: x, reply: X}]}"))
                .say("TLS\nx\n")
                .expectTls()
                .expect("go")
                .expectSilence()
                .say("x\n")
                .expect("X");
    }

    @Test
    void answersAVisitorThatHungUpItsOwnEnd() {
        SimHarness.visit(sim("states: {a: [{reply: late, delay: 1}]}"))
                .say("x\n")
                .end()
                .expectOpen()
                .elapse(Duration.ofSeconds(1))
                .expect("late")
                .expectClosed();
    }

    @Test
    void takesASavedScriptForTheNextVisit() {
        ScriptSim sim = sim("greeting: {reply: old}\nstates: {a: [{reply: old}]}");
        SimHarness before = SimHarness.visit(sim).expect("old");

        save("greeting: {reply: new}\nstates: {a: [{reply: new}]}");
        sim.look();

        SimHarness.visit(sim).expect("new");
        before.say("x\n").expect("old");
        assertThat(sim.problems()).isEmpty();
    }

    @Test
    void keepsTheLastGoodScriptAndSaysWhatIsWrongWithTheNewOne() {
        ScriptSim sim = sim("greeting: {reply: good}\nstates: {a: []}");

        save("greeting: {reply: bad}\nstates: {a: [{next: b}]}");
        sim.look();
        SimHarness.visit(sim).expect("good");
        assertThat(sim.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("test.yaml");
            assertThat(problem.key()).isEqualTo("next");
            assertThat(problem.value()).isEqualTo("b");
            assertThat(problem.what()).isEqualTo("line 2: no such state; the last good script stays in force");
        });

        save("greeting: {reply: better}\nstates: {a: []}");
        sim.look();
        SimHarness.visit(sim).expect("better");
        assertThat(sim.problems()).isEmpty();
    }

    @Test
    void refusesACfgWhoseScriptIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sim(etc, "none.yaml"))
                .withMessage("script: line 1: cannot be read: none.yaml");
    }

    @Test
    void checksAScriptWithoutUsingIt() throws IOException {
        Path file = Files.writeString(etc.resolve("draft.yaml"), "states: {a: [{delay: x}]}");

        assertThat(new ScriptCheck().check(SHIPPED.resolve("scripts/pop3.yaml")))
                .isEmpty();
        assertThat(new ScriptCheck().check(file))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("line 1: a number of seconds expected"));
    }

    @Test
    void checksScriptsAndNotWhatSaysHowAFolderIsTaken() {
        ScriptCheck check = new ScriptCheck();

        assertThat(check.takes(Path.of("scripts", "door.yaml"))).isTrue();
        assertThat(check.takes(Path.of("door.yml"))).isTrue();
        assertThat(check.takes(Path.of("http", "lab", "_site.yaml"))).isFalse();
        assertThat(check.takes(Path.of("org.sundew.sensor.cfg"))).isFalse();
    }
}
