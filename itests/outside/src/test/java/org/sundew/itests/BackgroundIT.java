package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher starts, asks and stops the real sensor, as root and as an ordinary user. */
class BackgroundIT {
    private static final String NOBODY = "65534";

    private SensorHome home;

    @BeforeEach
    void unpack() {
        home = SensorHome.unpackWithoutListens("background")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000");
    }

    @AfterEach
    void stopIt() {
        sundew("stop");
    }

    @Test
    void startsAsksAndStops() {
        assertThat(sundew("start").succeeded().out()).contains("serving (pid ").contains("first-login.txt");
        assertThat(Visitor.open(home.address(), 7000)).isTrue();
        assertThat(sundew("start").succeeded().out()).contains("already running");
        assertThat(sundew("run").exit()).isEqualTo(1);
        assertThat(sundew("status").succeeded().out()).startsWith("serving (pid ");

        assertThat(sundew("client", "system:name").succeeded().out().strip()).isEqualTo("sundew");
        assertThat(sundew("client", "system:name", ";", "no:such-command").exit())
                .isNotZero();
        assertThat(FirstRunIT.parse(sundew("client", "sundew:status --json")
                                .succeeded()
                                .out())
                        .get("serving")
                        .asBoolean())
                .isTrue();

        assertThat(sundew("stop").succeeded().out()).isEqualTo("stopped\n");
        assertThat(sundew("status").exit()).isEqualTo(3);
        assertThat(Visitor.open(home.address(), 7000)).isFalse();
        home.assertNoErrors();
    }

    @Test
    void runsForAnOrdinaryUserAndObeysNobodyElse() {
        Shell.assumeRoot("become somebody else");
        Shell.assumeInstalled("setpriv");
        // the program is its own copy: what is linked to the build belongs to the builder
        Path copy = Path.of(
                System.getProperty("java.io.tmpdir"),
                "sundew-ordinary-" + ProcessHandle.current().pid());
        Shell.run("rm", "-rf", copy.toString());
        Shell.run("cp", "-r", home.root().toString(), copy.toString());
        Shell.run(
                "chown",
                "-R",
                NOBODY + ":" + NOBODY,
                copy.resolve("etc").toString(),
                copy.resolve("data").toString());
        try {
            List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

            assertThat(as(nobody, copy, "start").succeeded().out()).contains("serving (pid ");
            assertThat(as(nobody, copy, "client", "system:name")
                            .succeeded()
                            .out()
                            .strip())
                    .isEqualTo("sundew");

            List<String> other = List.of("setpriv", "--reuid=65533", "--regid=65533", "--clear-groups");
            assertThat(as(other, copy, "client", "system:name").exit()).isNotZero();
            assertThat(as(other, copy, "stop").out()).doesNotContain("stopped");
            assertThat(as(nobody, copy, "status").succeeded().out()).startsWith("serving");
        } finally {
            as(List.of(), copy, "stop");
            Shell.run("rm", "-rf", copy.toString());
        }
    }

    private Shell.Outcome sundew(String... arguments) {
        return as(List.of(), home.root(), arguments);
    }

    private static Shell.Outcome as(List<String> user, Path root, String... arguments) {
        List<String> command = new ArrayList<>(user);
        command.add(root.resolve("bin/sundew").toString());
        command.addAll(List.of(arguments));
        return Shell.start(
                Map.of("JAVA_HOME", System.getProperty("java.home"), "HOME", "/tmp"), Path.of("/tmp"), "", command);
    }
}
