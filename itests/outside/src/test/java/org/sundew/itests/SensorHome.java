package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An unpacked distribution of a test's own. Its sensor listens on a loopback address of its own, so that any number of them run
 * side by side with the ports that they ship with.
 */
final class SensorHome {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path root;
    private final String address;
    private final Map<String, String> environment = new HashMap<>();

    private SensorHome(Path root, String address) {
        this.root = root;
        this.address = address;
    }

    /** A fresh copy of the distribution under {@code target}, with all its listens. */
    static SensorHome unpack(String name) {
        Path root = Path.of("target", "sensors", name).toAbsolutePath();
        Shell.run("rm", "-rf", root.toString());
        Shell.run("mkdir", "-p", root.toString());
        // the program is only read: links to it do
        for (String part : List.of("bin", "lib", "system")) {
            Shell.run("cp", "-rl", Built.DISTRIBUTION.resolve(part).toString(), root.toString());
        }
        for (String part : List.of("etc", "deploy", "data")) {
            Shell.run("cp", "-r", Built.DISTRIBUTION.resolve(part).toString(), root.toString());
        }
        long pid = ProcessHandle.current().pid();
        String address = "127.%d.%d.%d".formatted(20 + COUNT.incrementAndGet(), pid >> 8 & 0xff, pid & 0xff);
        SensorHome home = new SensorHome(root, address);
        home.set("org.sundew.listener.cfg", "bind", address);
        home.set("org.sundew.icmp.cfg", "bind", address);
        home.unlimited();
        home.set("org.apache.karaf.shell.cfg", "sshHost", address);
        home.set("org.apache.karaf.management.cfg", "rmiRegistryHost", address);
        home.set("org.apache.karaf.management.cfg", "rmiServerHost", address);
        return home;
    }

    /** Lifts the DOS limits: a test is one visitor that comes a thousand times. */
    private void unlimited() {
        for (String key : List.of(
                "clients.max",
                "tcp.concurrent.max.per.ip",
                "tcp.connections.max.per.ip",
                "tcp.ports.max.per.ip",
                "tcp.ports.event",
                "udp.connections.max.per.port",
                "udp.ports.max.per.ip",
                "udp.ports.event",
                "icmp.connections.max.per.ip",
                "win.connections.max.per.ip",
                "global.tcp.max",
                "global.udp.max",
                "global.icmp.max")) {
            set("org.sundew.limiter.cfg", key, "0");
        }
    }

    /** The same without the listens that ship: the test brings its own. */
    static SensorHome unpackWithoutListens(String name) {
        SensorHome home = unpack(name);
        for (Path cfg : Built.list(home.etc(""))) {
            if (cfg.getFileName().toString().startsWith("org.sundew.sim.")) {
                home.remove(cfg.getFileName().toString());
            }
        }
        return home;
    }

    Path root() {
        return root;
    }

    /** Where its ports are: listens, console and JMX. */
    String address() {
        return address;
    }

    Path etc(String file) {
        return root.resolve("etc").resolve(file);
    }

    Path data(String file) {
        return root.resolve("data").resolve(file);
    }

    Path deploy(String file) {
        return root.resolve("deploy").resolve(file);
    }

    /** The text of a file. */
    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a whole file of etc/. */
    SensorHome write(String file, String... lines) {
        try {
            Files.write(etc(file), List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** Sets one key in a file of etc/ and leaves the rest of it as it is. */
    SensorHome set(String file, String key, String value) {
        try {
            List<String> lines = new ArrayList<>(Files.exists(etc(file)) ? Files.readAllLines(etc(file)) : List.of());
            lines.removeIf(line -> line.matches(key.replace(".", "\\.") + "\\s*=.*"));
            lines.add(key + " = " + value);
            return write(file, lines.toArray(String[]::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SensorHome remove(String file) {
        try {
            Files.delete(etc(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** From its next start on, its process has this variable. */
    SensorHome environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The lines of the log so far. */
    List<String> log() {
        Path log = data("log/karaf.log");
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails if the log has an ERROR that is not one of these (regular expressions). */
    void assertNoErrors(String... expected) {
        assertThat(log().stream().filter(line -> line.contains("| ERROR |")))
                .as("errors in " + data("log/karaf.log"))
                .allSatisfy(line -> assertThat(Stream.of(expected))
                        .anySatisfy(error -> assertThat(line).containsPattern(error)));
    }

    /** Starts it and waits until it serves. */
    RunningSensor start(String... prefix) {
        return RunningSensor.start(this, List.of(prefix));
    }
}
