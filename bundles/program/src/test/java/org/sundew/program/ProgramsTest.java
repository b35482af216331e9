package org.sundew.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, and what is left of them. */
class ProgramsTest {
    private static final Census CENSUS = new Census(Path.of("/proc"));
    /** When no process began: in some three million years. */
    private static final String NO_LIFE = "9999999999999999";

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Programs programs = new Programs();

    @AfterEach
    void stop() {
        programs.stop();
    }

    private Program shell(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        return Program.of("/bin/sh", "\"" + file + "\"", folder.toString(), new Limits(10, 30, 0, false));
    }

    private Running start(String script) throws IOException {
        return programs.start(shell(script), Variables.NONE, true);
    }

    private static String said(Running running) throws IOException {
        return new String(running.output().readAllBytes(), UTF_8);
    }

    /** Waits until the script has written so many process ids into the file, and returns them. */
    private List<Long> pids(String file, int many) {
        return await().atMost(LONG)
                .ignoreExceptions()
                .until(
                        () -> Files.readAllLines(folder.resolve(file)).stream()
                                .map(Long::valueOf)
                                .toList(),
                        pids -> pids.size() >= many);
    }

    private static void assertGone(List<Long> pids) {
        assertThat(pids)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid).filter(CENSUS::alive))
                        .as("process %s", pid)
                        .isEmpty());
    }

    @Test
    void itsOutputAndStatusAreHad() throws Exception {
        Running running = start("echo out; echo err >&2; exit 3");

        assertThat(said(running)).isEqualTo("out\nerr\n");
        assertThat(running.await(LONG)).isTrue();
        assertThat(running.status()).isEqualTo(3);
        running.end();
        assertThat(programs.running()).isZero();
    }

    @Test
    void isHeldWithinItsLimits() throws Exception {
        Running running = start("ulimit -n; nice; ulimit -c; grep NoNewPrivs /proc/self/status");

        assertThat(said(running).lines()).containsExactly("30", "10", "0", "NoNewPrivs:\t1");
        running.end();
    }

    @Test
    void itsChildrenEndWithIt() throws Exception {
        Running running = start("sh -c 'echo $$ >>pids; sleep 600' & sh -c 'echo $$ >>pids; sleep 600' & wait");
        List<Long> children = pids("pids", 2);

        running.end();

        assertGone(children);
        assertThat(running.await(LONG)).isTrue();
    }

    @Test
    void whatItLeavesBehindEndsToo() throws Exception {
        Running running = start("sh -c 'echo $$ >>pids; exec sleep 600' >/dev/null 2>&1 & exit 0");
        assertThat(running.await(LONG)).isTrue();
        List<Long> orphan = pids("pids", 1);

        running.end();

        assertGone(orphan);
    }

    @Test
    void whoLeavesTheSessionIsFoundByItsMark() throws Exception {
        Running running =
                start("setsid sh -c 'sh -c \"echo \\$\\$ >>pids; exec sleep 600\" & exit 0' >/dev/null 2>&1; exit 0");
        assertThat(running.await(LONG)).isTrue();
        List<Long> daemon = pids("pids", 1);

        running.end();

        assertGone(daemon);
    }

    @Test
    void aForkStormIsEnded() throws Exception {
        Running running = start("""
                storm() { for i in 1 2 3 4 5 6 7 8 9 10; do sleep 600 & echo $! >>pids; done; }
                for j in 1 2 3 4 5 6 7 8 9 10; do storm & done
                trap '' TERM INT HUP
                wait
                """);
        pids("pids", 100);

        running.end();

        assertGone(pids("pids", 100));
        assertThat(running.await(LONG)).isTrue();
    }

    @Test
    void endsAfterItsGrace() throws Exception {
        Running running = start("sleep 600");

        running.endAfter(Duration.ofMillis(100));

        assertThat(running.await(LONG)).isTrue();
        await().atMost(LONG).until(() -> programs.running() == 0);
    }

    @Test
    void endsWithTheThreadThatStartedIt() throws Exception {
        Running[] running = new Running[1];
        Program program = shell("echo ready; exec sleep 600");
        Thread thread = new Thread(() -> {
            try {
                running[0] = programs.start(program, Variables.NONE, true);
                assertThat(running[0].output().read()).isEqualTo('r');
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        thread.join();

        assertThat(running[0].await(LONG)).isTrue();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        Program gone = new Program(folder.resolve("gone"), Arguments.split(""), folder, new Limits(10, 30, 0, false));

        assertThatThrownBy(() -> programs.start(gone, Variables.NONE, true))
                .isInstanceOf(IOException.class)
                .hasMessage("application: there is no such program: " + folder.resolve("gone"));
    }

    @Test
    void itsFolderIsMade() throws Exception {
        Program program = Program.of("/bin/pwd", "", folder + "/a/b", new Limits(10, 30, 0, false));

        Running running = programs.start(program, Variables.NONE, true);

        assertThat(said(running)).isEqualTo(folder + "/a/b\n");
        running.end();
    }

    @Test
    void soManyRunAtOnceAndNoMore() throws Exception {
        programs = new Programs(Tools.installed(), CENSUS, "", 2);
        Running first = start("sleep 600");
        start("sleep 600");

        assertThatThrownBy(() -> start("sleep 600")).hasMessage("more than 2 programs would run");
        first.end();
        assertThat(start("sleep 600").status()).isEqualTo(-1);
    }

    @Test
    void endsEverythingWhenItStops() throws Exception {
        Running running = start("sh -c 'echo $$ >>pids; sleep 600' & wait");
        List<Long> children = pids("pids", 1);

        programs.stop();

        assertGone(children);
        assertThat(running.await(LONG)).isTrue();
        assertThatThrownBy(() -> start("sleep 600")).hasMessage("programs are not started any more");
        assertThat(programs.running()).isZero();
    }

    /** A process with such a mark. */
    private static Process marked(String mark) throws IOException {
        return new ProcessBuilder("env", "KFSENSOR_RUN=" + mark, "sleep", "600").start();
    }

    private static void awaitMarked(int many) {
        await().until(() -> CENSUS.find(-1, "\0KFSENSOR_RUN=", 0).size() >= many);
    }

    private String installation() {
        String mark = new Marks(CENSUS, folder.toString()).next();
        return mark.substring(mark.indexOf('=') + 1, mark.indexOf('.'));
    }

    @Test
    void whatALiveSensorOfTheSameDataRunsIsLeftAlone() throws Exception {
        Process sensor = new ProcessBuilder("sleep", "600").start();
        Process owned = marked(installation() + "." + CENSUS.started(sensor.pid()) + ".1");
        awaitMarked(1);

        assertThat(new Marks(CENSUS, folder.toString()).strays()).isEmpty();
        sensor.destroyForcibly().waitFor();

        assertThat(new Marks(CENSUS, folder.toString()).strays()).containsExactly(owned.pid());
        owned.destroyForcibly();
    }

    @Test
    void twoInstallationsAtTheSamePathAreToldApart() throws Exception {
        String first = installation();
        assertThat(installation()).isEqualTo(first);

        Files.delete(folder.resolve("program/installation"));

        assertThat(installation()).isNotEqualTo(first).hasSize(32);
    }

    @Test
    void whatAKilledSensorLeftBehindIsEnded() throws Exception {
        Process stray = marked(installation() + "." + NO_LIFE + ".1");
        Process strange = marked("other." + NO_LIFE + ".1");
        awaitMarked(2);

        Programs next = new Programs(Tools.installed(), CENSUS, folder.toString(), 10);

        assertThat(stray.onExit().join().exitValue()).isEqualTo(137);
        assertThat(strange.isAlive()).isTrue();
        strange.destroyForcibly();
        next.stop();
    }

    @Test
    void endsChildrenOneByOneWhereNoToolHelps() throws Exception {
        programs = new Programs(new Tools(name -> Optional.empty()), CENSUS, "", 10);
        Running running = start("sh -c 'echo $$ >>pids; sleep 600' & wait");
        List<Long> children = pids("pids", 1);

        running.end();

        assertGone(children);
        assertThat(programs.problems()).hasSize(4);
    }

    @Test
    void noThreadIsLeft() throws Exception {
        start("exit 0").end();

        programs.stop();

        await().atMost(LONG)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("sundew-program")));
    }
}
