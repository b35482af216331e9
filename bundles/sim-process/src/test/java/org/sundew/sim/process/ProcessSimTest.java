package org.sundew.sim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.event.Listen;
import org.sundew.event.PortLimit;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.program.Programs;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.SimHarness;

/** Real programs that play to a visitor without a socket. */
class ProcessSimTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int HIGH_WATER = 65_536;

    @TempDir
    private Path folder;

    private final Programs programs = new Programs();

    @AfterEach
    void stop() {
        programs.stop();
    }

    private ProcessSim sim(String script, Object... keysAndValues) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        List<Object> keys = new ArrayList<>(List.of(
                "application",
                "/bin/sh",
                "arguments",
                "\"" + file + "\" $ipsrc $dport",
                "working.directory",
                folder.toString()));
        keys.addAll(List.of(keysAndValues));
        return new ProcessSim(
                ConfigOf.of(ProcessSim.Config.class, keys.toArray()),
                Map.of("service.pid", "org.sundew.sim.process~test"),
                programs);
    }

    /** What the program does arrives from threads of its own: time passes on the session's until it has. */
    private static void soon(SimHarness visit, Runnable check) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            visit.elapse(Duration.ofMillis(1));
            check.run();
        });
    }

    private static void expect(SimHarness visit, String text) {
        soon(visit, () -> visit.expect(text));
    }

    @Test
    void theProgramAndTheVisitorTalk() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo hello; while read line; do echo \"you said $line\"; done"));

        expect(visit, "hello\n");
        visit.dribble("one\n");
        expect(visit, "you said one\n");
        visit.say("two\nthree\n");
        soon(visit, () -> visit.expectMatch("you said two\nyou said three\n"));
        visit.expectOpen();
    }

    @Test
    void theProgramKnowsWhoCame() throws Exception {
        SimHarness visit = SimHarness.visit(sim(
                "echo $1 $2; echo $HONEYD_IP_SRC $HONEYD_DST_PORT $VISITOR_PORT $KFSENSOR_PROTOCOL $KFSENSOR_APPID"));

        soon(visit, () -> visit.expectMatch("192.0.2.7 2100\n192.0.2.7 2100 40001 TCP sim-main\n"));
    }

    @Test
    void theProgramsEndIsThatOfTheSession() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo bye; echo a complaint >&2; exit 3"));

        soon(visit, visit::expectClosed);
        visit.expect("bye\n").noted("program.status", "3").noted("program.stderr", "a complaint\\n");
        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void theSessionsEndIsThatOfTheProgram() throws Exception {
        SimHarness visit = SimHarness.visit(sim("trap '' HUP TERM PIPE; echo ready; sleep 600 & wait; sleep 600"));
        expect(visit, "ready\n");

        visit.hangUp();

        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void aProgramHasTheTimeToEndWell() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo ready; cat >/dev/null; echo late; echo well >end"));
        expect(visit, "ready\n");

        visit.hangUp();

        await().atMost(LONG).until(() -> Files.exists(folder.resolve("end")));
    }

    @Test
    void aVisitorWhoSaysNoMoreHearsTheProgramOut() throws Exception {
        SimHarness visit = SimHarness.visit(sim("n=$(wc -c); echo had $n"));
        visit.say("12345").end();

        soon(visit, visit::expectClosed);
        visit.expectMatch("had +5\n").noted("program.status", "0");
    }

    @Test
    void aVisitorWhoSaysNoMoreDoesNotWaitForAProgramThatIsSilent() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo ready; cat >/dev/null; sleep 600"));
        expect(visit, "ready\n");

        visit.end().elapse(Play.GRACE.minusMillis(1)).expectOpen();
        visit.elapse(Duration.ofMillis(1)).expectClosed();

        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void itsErrorsAreKeptWhenTheVisitorLeaves() throws Exception {
        SimHarness visit = SimHarness.visit(sim("printf 'login \\033[31mroot\\n' >&2; echo ready; cat"));
        expect(visit, "ready\n");

        await().atMost(LONG).untilAsserted(() -> {
            visit.hangUp();
            visit.noted("program.stderr", "login \\x1B[31mroot\\n");
        });
    }

    @Test
    void soManyRunAtOnceAndNoMore() throws Exception {
        ProcessSim sim = sim("echo ready; cat", "programs.max", 2);
        SimHarness first = SimHarness.visit(sim);
        SimHarness second = SimHarness.visit(sim);

        SimHarness third = SimHarness.visit(sim);

        third.expectClosed().expectSilence().noted("program.limit", "programs.max");
        assertThat(programs.problems()).singleElement().satisfies(shown -> {
            assertThat(shown).extracting(Problem::key, Problem::value).containsExactly("programs.max", "2");
            assertThat(shown.file()).isEqualTo("org.sundew.sim.process-test.cfg");
        });
        expect(second, "ready\n");
        expect(first, "ready\n");
        first.hangUp();
        await().atMost(LONG).until(() -> programs.running() == 1);
        await().atMost(LONG).untilAsserted(() -> expect(SimHarness.visit(sim), "ready\n"));
    }

    @Test
    void saysSoMuchAndNoMore() throws Exception {
        for (int most = 5; most <= 7; most++) {
            SimHarness visit = SimHarness.visit(sim("printf 123456", "output.bytes", (long) most));

            soon(visit, visit::expectClosed);
            visit.expect("123456".substring(0, Math.min(6, most))).expectSilence();
            visit.noted(most < 6 ? "program.limit" : "program.status", most < 6 ? "output.bytes" : "0");
        }
    }

    @Test
    void outputWithoutEndIsCut() throws Exception {
        SimHarness visit = SimHarness.visit(sim("yes", "output.bytes", 1_000_000L));

        soon(visit, visit::expectClosed);

        assertThat(visit.read()).hasSize(1_000_000);
        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void aVisitorWhoDoesNotReadIsWaitedFor() throws Exception {
        SimHarness visit = SimHarness.visit(sim("head -c 1000000 /dev/zero; echo end"));
        visit.stall();

        soon(visit, () -> assertThat(visit.pending()).isGreaterThanOrEqualTo(HIGH_WATER));
        for (int i = 0; i < 100; i++) {
            visit.elapse(Duration.ofMillis(1));
        }
        assertThat(visit.pending()).isLessThan(3 * HIGH_WATER);
        soon(visit, () -> {
            visit.readOn();
            visit.expectClosed();
        });
        assertThat(visit.read()).hasSize(1_000_004).endsWith("end\n");
    }

    @Test
    void aProgramThatDoesNotReadIsWaitedFor() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo ready; while ! test -e go; do sleep 0.05; done; wc -c"));
        expect(visit, "ready\n");

        for (int i = 0; i < 30; i++) {
            visit.say(new byte[10_000]);
        }
        assertThat(visit.paused()).isTrue();
        Files.createFile(folder.resolve("go"));

        visit.end();
        soon(visit, visit::expectClosed);
        visit.expectMatch(" *300000\n");
    }

    @Test
    void aProgramThatClosesItsInputIsNotFedAnyMore() throws Exception {
        SimHarness visit = SimHarness.visit(sim("exec <&-; echo deaf; sleep 600"));
        expect(visit, "deaf\n");

        soon(visit, () -> {
            visit.say(new byte[100_000]);
            visit.elapse(Duration.ofMillis(1));
            assertThat(visit.paused()).isFalse();
        });
        visit.expectOpen().hangUp();
    }

    @Test
    void aDatagramIsOneWriteAndAPieceOneDatagram() throws Exception {
        Listen listen = new Listen("udp", "process", Transport.UDP, 2100, "main", Severity.LOW, PortLimit.NONE);
        SimHarness visit = SimHarness.visit(sim("while read line; do echo \"$KFSENSOR_PROTOCOL $line\"; done"), listen);

        visit.say("one\n");
        expect(visit, "UDP one\n");
        visit.say(new byte[0]).say("two\n");
        expect(visit, "UDP two\n");
        visit.hangUp();
        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void aProgramThatIsGoneIsShown() throws Exception {
        Path copy = Files.copy(Path.of("/bin/sh"), folder.resolve("shell"));
        ProcessSim sim = sim("echo ready", "application", copy.toString());
        Files.delete(copy);

        SimHarness visit = SimHarness.visit(sim);

        soon(visit, visit::expectClosed);
        visit.noted("program.error", "it could not be started").expectSilence();
        assertThat(programs.problems())
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .startsWith("cannot be started: application: there is no such program: ");
    }

    @Test
    void aProgramThatIsNotThereIsRefusedAtOnce() {
        assertThatThrownBy(() -> sim("", "application", "no-such-program-9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("application: no such program in");
    }

    @Test
    void noThreadIsLeft() throws Exception {
        SimHarness visit = SimHarness.visit(sim("echo ready; cat"));
        expect(visit, "ready\n");

        visit.hangUp();

        await().atMost(LONG)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("sundew-program-")));
    }
}
