package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Saving, editing and deleting files of etc/ while the sensor runs. */
class LiveCfgIT {
    private static RunningSensor sensor;

    @BeforeAll
    static void start() {
        sensor = SensorHome.unpackWithoutListens("live-cfg")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000")
                .start();
    }

    @AfterAll
    static void stop() {
        sensor.close();
    }

    @Test
    void aSavedCfgOpensItsPort() {
        banner("fresh", 7001, "hello");

        Patience.live().until(() -> open(7001));
        assertThat(greeting(7001)).isEqualTo("hello");
    }

    @Test
    void anEditIsForTheNextVisitAndLeavesThePresentOneAlone() {
        sensor.home().write("org.sundew.sim.echo-edited.cfg", "listen.port = 7002");
        Patience.live().until(() -> open(7002));

        try (Visitor present = sensor.visit(7002)) {
            assertThat(present.say("before\n").line()).isEqualTo("before");
            sensor.home().write("org.sundew.sim.echo-edited.cfg", "listen.port = 7002, 7003");
            Patience.live().until(() -> open(7003));

            assertThat(present.say("after\n").line()).isEqualTo("after");
            try (Visitor next = sensor.visit(7002)) {
                assertThat(next.say("next\n").line()).isEqualTo("next");
            }
        }
    }

    @Test
    void aDeletedCfgClosesItsPortAndLeavesThePresentVisitAlone() {
        sensor.home().write("org.sundew.sim.echo-deleted.cfg", "listen.port = 7004");
        Patience.live().until(() -> open(7004));

        try (Visitor present = sensor.visit(7004)) {
            assertThat(present.say("before\n").line()).isEqualTo("before");
            sensor.home().remove("org.sundew.sim.echo-deleted.cfg");
            // the port is held for 2 s: the cfg may be about to come back
            Patience.soon().until(() -> !open(7004));

            assertThat(present.say("after\n").line()).isEqualTo("after");
        }
    }

    @Test
    void aBadValueIsReportedAndTheLastGoodOneStays() {
        banner("kept", 7005, "good");
        Patience.live().until(() -> open(7005));

        sensor.home()
                .write("org.sundew.sim.banner-kept.cfg", "listen.port = 7005", "banner = bad", "timeout.ms = soon");

        Patience.live().until(() -> problem("org.sundew.sim.banner-kept.cfg").isPresent());
        JsonNode problem = problem("org.sundew.sim.banner-kept.cfg").orElseThrow();
        assertThat(problem.get("key").asText()).isEqualTo("timeout.ms");
        assertThat(problem.get("value").asText()).isEqualTo("soon");
        assertThat(problem.get("what").asText()).isNotBlank();
        assertThat(greeting(7005)).isEqualTo("good");
        assertThat(sensor.home().log()).anyMatch(line -> line.contains("timeout.ms") && line.contains("soon"));

        banner("kept", 7005, "better");
        Patience.live().until(() -> greeting(7005).equals("better"));
        Patience.live().until(() -> problem("org.sundew.sim.banner-kept.cfg").isEmpty());
    }

    @Test
    void anUnknownKeyIsReported() {
        sensor.home().write("org.sundew.sim.echo-typo.cfg", "listen.port = 7006", "listen.prot = 7007");

        Patience.live().until(() -> problem("org.sundew.sim.echo-typo.cfg").isPresent());

        assertThat(problem("org.sundew.sim.echo-typo.cfg")
                        .orElseThrow()
                        .get("key")
                        .asText())
                .isEqualTo("listen.prot");
        sensor.home().remove("org.sundew.sim.echo-typo.cfg");
        Patience.live().until(() -> problem("org.sundew.sim.echo-typo.cfg").isEmpty());
    }

    @Test
    void aNewCfgWithABadValueOpensNothing() {
        sensor.home().write("org.sundew.sim.echo-never.cfg", "listen.port = 7008", "listen.severity = terrible");

        Patience.live().until(() -> problem("org.sundew.sim.echo-never.cfg").isPresent());

        assertThat(open(7008)).isFalse();
        assertThat(open(7000)).isTrue();
        sensor.home().remove("org.sundew.sim.echo-never.cfg");
    }

    @Test
    void aCfgThatNobodyClaimsIsReported() {
        sensor.home().write("org.sundew.sim.carrier-pigeon-main.cfg", "listen.port = 7009");

        Patience.live()
                .until(() -> problem("org.sundew.sim.carrier-pigeon-main.cfg").isPresent());

        sensor.home().remove("org.sundew.sim.carrier-pigeon-main.cfg");
    }

    @Test
    void aBusyPortIsAnErrorThatPasses() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(sensor.home().address(), 7010));
            sensor.home().write("org.sundew.sim.echo-busy.cfg", "listen.port = 7010, 7011");

            Patience.live()
                    .until(() -> listen(7010)
                            .map(port -> port.get("state").asText())
                            .filter("error"::equals)
                            .isPresent());
            assertThat(listen(7010).orElseThrow().get("error").asText()).isNotBlank();
            assertThat(open(7011)).isTrue();
        }

        Patience.soon()
                .until(() -> listen(7010).orElseThrow().get("state").asText().equals("open"));
        assertThat(open(7010)).isTrue();
    }

    @Test
    void theConsoleWritesBackToTheFile() throws IOException {
        banner("console", 7012, "old");
        Patience.live().until(() -> open(7012));

        sensor.console().run("config:property-set -p org.sundew.sim.banner~console banner new");

        Patience.live().until(() -> greeting(7012).equals("new"));
        assertThat(Files.readString(sensor.home().etc("org.sundew.sim.banner-console.cfg")))
                .contains("banner = new")
                .contains("# written by hand");
    }

    @Test
    void aValueMayComeFromTheEnvironment() {
        sensor.home().write("org.sundew.sim.banner-env.cfg", "listen.port = 7013", "banner = $[env:JAVA_HOME]\\r\\n");

        Patience.live().until(() -> open(7013));

        assertThat(greeting(7013)).isEqualTo(System.getProperty("java.home"));
    }

    private static void banner(String alias, int port, String text) {
        sensor.home()
                .write(
                        "org.sundew.sim.banner-" + alias + ".cfg",
                        "# written by hand",
                        "listen.port = " + port,
                        "banner = " + text + "\\r\\n");
    }

    private static boolean open(int port) {
        return Visitor.open(sensor.home().address(), port);
    }

    private static String greeting(int port) {
        try (Visitor visitor = sensor.visit(port)) {
            return visitor.line();
        }
    }

    private static Optional<JsonNode> problem(String file) {
        return StreamSupport.stream(sensor.status().get("problems").spliterator(), false)
                .filter(problem -> problem.get("file").asText().equals(file))
                .findFirst();
    }

    private static Optional<JsonNode> listen(int port) {
        return StreamSupport.stream(sensor.json("sundew:listens").spliterator(), false)
                .filter(listen -> listen.get("port").asInt() == port)
                .findFirst();
    }
}
