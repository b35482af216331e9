package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Shell {
    private static final long PATIENCE_SECONDS = 120;

    private Shell() {}

    /** How a program ended, and what it wrote to its standard output and error. */
    record Outcome(int exit, String out) {
        Outcome succeeded() {
            assertThat(exit).as(out).isZero();
            return this;
        }
    }

    static Outcome run(String... command) {
        return start(Map.of(), Path.of("."), "", List.of(command)).succeeded();
    }

    static Outcome tryToRun(Map<String, String> environment, String... command) {
        return start(environment, Path.of("."), "", List.of(command));
    }

    /** Runs a program that reads this text. */
    static Outcome feed(String input, String... command) {
        return start(Map.of(), Path.of("."), input, List.of(command));
    }

    /** Runs a program, gives it this text, ends it once it has printed what is expected, and returns all it printed. */
    static String converse(String input, String expected, String... command) {
        try {
            Path out = Files.createTempFile("sundew", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            try {
                process.getOutputStream().write(input.getBytes(UTF_8));
                process.getOutputStream().flush();
                Patience.soon().untilAsserted(() -> assertThat(text(out)).contains(expected));
                return text(out);
            } finally {
                process.destroyForcibly();
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    static Outcome start(Map<String, String> environment, Path directory, String input, List<String> command) {
        try {
            Path out = Files.createTempFile("sundew", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            } catch (IOException e) {
                // it ended without reading all of it
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + text(out));
            }
            String text = text(out);
            Files.delete(out);
            return new Outcome(process.exitValue(), text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    /**
     * The lines in which hydra says that it found one of these passwords of a user. It waits for 8 s for each answer, as those do who
     * are in a hurry.
     */
    static List<String> hydra(String address, int port, String service, String user, List<String> passwords) {
        assumeInstalled("hydra");
        try {
            // it leaves a file to go on from where it runs
            Path folder = Files.createTempDirectory("sundew");
            Path words = Files.write(folder.resolve("words"), passwords);
            String[] command = {
                "hydra",
                "-I",
                "-t",
                "1",
                "-w",
                "8",
                "-s",
                "" + port,
                "-l",
                user,
                "-P",
                words.toString(),
                address,
                service
            };
            Outcome guessed = start(Map.of(), folder, "", List.of(command));
            return guessed.out()
                    .lines()
                    .filter(line -> line.contains("password: "))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether this process runs; one that ended and was not asked after does not. */
    static boolean alive(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    /** Skips the test, saying so, where one of these programs is not installed. */
    static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeThat(Stream.of("/bin", "/usr/bin", "/sbin", "/usr/sbin").map(folder -> Path.of(folder, program)))
                    .as(program + " is not installed")
                    .anyMatch(Files::isExecutable);
        }
    }

    /** Skips the test, saying so, for anyone but root. */
    static void assumeRoot(String why) {
        assumeThat(run("id", "-u").out().strip()).as("root is needed to " + why).isEqualTo("0");
    }
}
