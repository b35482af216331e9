package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/tutorial says works: built outside the reactor against the distribution, dropped into a running sensor. */
class TutorialIT {
    private static final Path WORK = Path.of("target/tutorial").toAbsolutePath();

    @Test
    void theTutorialsSimServerIsBuiltInstalledAndVisited() throws IOException {
        Path project = build();
        try (RunningSensor sensor = SensorHome.unpackWithoutListens("tutorial")
                .write("org.sundew.sim.echo-always.cfg", "listen.port = 7000")
                .start()) {
            String cfg = "com.example.sundew.sim.quote-main.cfg";
            Files.copy(
                    project.resolve("target/quote-sim-1.0.0.jar"), sensor.home().deploy("quote-sim-1.0.0.jar"));
            Files.copy(project.resolve("etc").resolve(cfg), sensor.home().etc(cfg));
            Patience.soon().until(() -> Visitor.open(sensor.home().address(), 10017));

            try (Visitor visitor = sensor.visit(10017)) {
                assertThat(visitor.line()).isEqualTo("All that glisters is not gold.");
                assertThat(visitor.say("more\n").line()).isEqualTo("All that glisters is not gold.");
            }
            JsonNode command = sensor.event(
                    event -> event.at("/process/command_line").asText().equals("more"));
            assertThat(command.at("/destination/port").asInt()).isEqualTo(17);

            sensor.home().set(cfg, "lines.max", "many");
            Patience.soon()
                    .until(() -> sensor.status().get("problems").toString().contains("lines.max"));
            try (Visitor visitor = sensor.visit(10017)) {
                assertThat(visitor.line()).isEqualTo("All that glisters is not gold.");
            }
        }
    }

    /** Builds a copy as a stranger would, with a local repository of its own; what Maven needs it takes from this build's. */
    private static Path build() throws IOException {
        Shell.run("rm", "-rf", WORK.toString());
        Shell.run("mkdir", "-p", WORK.toString());
        Shell.run("cp", "-r", Built.ROOT.resolve("docs/tutorial/quote-sim").toString(), WORK.toString());
        Path project = WORK.resolve("quote-sim");
        Path settings = WORK.resolve("settings.xml");
        Files.writeString(settings, """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>this-build</id><mirrorOf>*,!sundew</mirrorOf><url>file://%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(System.getProperty("maven.local.repository")));
        Shell.run(
                System.getProperty("maven.program"),
                "-B",
                "-q",
                "-f",
                project.resolve("pom.xml").toString(),
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + WORK.resolve("repository"),
                "-Dsundew.home=" + Built.DISTRIBUTION,
                "package");
        return project;
    }
}
