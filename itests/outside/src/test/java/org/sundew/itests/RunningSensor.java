package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A sensor that runs as its users run it, {@code bin/karaf daemon}, and what a test does to it from outside. */
final class RunningSensor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SensorHome home;
    private final Process process;
    private final Duration startTime;
    private final Console console;

    private RunningSensor(SensorHome home, Process process, Duration startTime, Console console) {
        this.home = home;
        this.process = process;
        this.startTime = startTime;
        this.console = console;
    }

    static RunningSensor start(SensorHome home, List<String> prefix) {
        long begun = System.nanoTime();
        Process process = launch(home, prefix);
        try {
            Console console = Console.withKey(home.address(), home.etc("local.key"));
            await("serving")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .failFast("it ended", () -> !process.isAlive())
                    .until(() -> console.json("sundew:status").get("serving").asBoolean());
            return new RunningSensor(home, process, Duration.ofNanos(System.nanoTime() - begun), console);
        } catch (RuntimeException e) {
            end(process);
            throw new AssertionError(
                    "it does not start: " + home.read("data/console.txt") + "see " + home.data("log"), e);
        }
    }

    private static Process launch(SensorHome home, List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("bin/karaf", "daemon"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.data("console.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // it does not live long enough to get back what the optimising compiler costs: a third of the CPU of its start
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(home.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SensorHome home() {
        return home;
    }

    /** From the start of the process until it served. */
    Duration startTime() {
        return startTime;
    }

    Console console() {
        return console;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    JsonNode status() {
        return json("sundew:status");
    }

    JsonNode json(String command) {
        try {
            return console.json(command);
        } catch (IOException e) {
            throw new AssertionError(command, e);
        }
    }

    /** A visitor to a port of its sensor, as bound. */
    Visitor visit(int port) {
        return Visitor.to(home.address(), port);
    }

    /** The events journaled so far, in order. */
    List<JsonNode> events() {
        return events(home);
    }

    /** The same of a sensor that somebody else runs, or ran. */
    static List<JsonNode> events(SensorHome home) {
        List<JsonNode> events = new ArrayList<>();
        for (Path segment : Built.list(home.data("events"))) {
            if (segment.toString().endsWith(".ndjson")) {
                read(segment).forEach(events::add);
            }
        }
        return events;
    }

    /** The ids of the visits among them, in their order. */
    static List<String> visits(SensorHome home) {
        return events(home).stream()
                .filter(event -> event.at("/event/action").asText().equals("connection"))
                .map(event -> event.at("/event/id").asText())
                .toList();
    }

    private static List<JsonNode> read(Path segment) {
        try {
            String text = Files.readString(segment, UTF_8);
            // the last line may be half there: it is being written
            List<JsonNode> events = new ArrayList<>();
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                events.add(JSON.readTree(line));
            }
            return events;
        } catch (IOException e) {
            throw new AssertionError(segment.toString(), e);
        }
    }

    /** Waits for an event and returns it. */
    JsonNode event(Predicate<JsonNode> which) {
        return await("the event")
                .atMost(Duration.ofSeconds(15))
                .until(() -> events().stream().filter(which).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Ends it without a warning, as a power cut would. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends it in good order. */
    void stop() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }

    /** Stops it, and fails if its log tells of an error. */
    @Override
    public void close() {
        stop();
        home.assertNoErrors();
    }
}
