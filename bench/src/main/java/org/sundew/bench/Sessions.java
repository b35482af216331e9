package org.sundew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What open sessions cost: thousands of SSH and telnet visitors that log in and stay at the shell's prompt, each kind in a sensor
 * started anew, then both in one.
 *
 * <p>{@code Sessions ROOT [ssh=5000] [telnet=20000] [write]}: a process that may not open so many files is given as many
 * sessions as it may, and the rest is reckoned from what a session was measured to cost.
 */
public final class Sessions {
    /** The heading of the section that is written. */
    static final String HEADING = "Open sessions";

    private static final int SSH_PORT = 23422;
    private static final int TELNET_PORT = 23423;
    /** What a sensor and its libraries hold open besides sessions, with room to spare. */
    private static final int OTHER_FILES = 700;

    private final Path work;
    private final SensorUnderTest sensor;
    private final int most;
    private String heap = "";

    /** What a sensor had grown to when so many were there. */
    private record Reached(int ssh, int telnet, long failed, double seconds, Size before, Size after) {
        int open() {
            return ssh + telnet;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %,d | %,d | %d | %.0f | %d | %d | %.1f | %.1f |%n",
                    ssh,
                    telnet,
                    failed,
                    seconds,
                    after.resident,
                    after.live,
                    each(after.resident - before.resident),
                    each(after.live - before.live));
        }

        private double each(long megabytes) {
            return megabytes * 1024.0 / open();
        }
    }

    /** A sensor's memory in MB: of its process, and of its objects after a collection. */
    private record Size(long resident, long live) {
        static Size of(Server server) throws IOException {
            long live = Endurance.liveHeapMegabytes(server);
            return new Size(server.residentMegabytes(), live);
        }
    }

    private Sessions(Path root) throws IOException {
        this.work = Files.createDirectories(root.resolve("bench/target/sessions"));
        this.sensor = new SensorUnderTest(root, work.resolve("sensor"));
        this.most = openFiles() - OTHER_FILES;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        int ssh = 5_000;
        int telnet = 20_000;
        boolean write = false;
        for (int i = 1; i < arguments.length; i++) {
            String value = arguments[i].replaceFirst(".*=", "");
            switch (arguments[i].replaceFirst("=.*", "")) {
                case "ssh" -> ssh = Integer.parseInt(value);
                case "telnet" -> telnet = Integer.parseInt(value);
                case "write" -> write = true;
                default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
        }
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        String section = new Sessions(root).run(ssh, telnet);
        Console.print(section);
        if (write) {
            Path page = root.resolve("docs/PERFORMANCE.md");
            Files.writeString(page, Page.with(Files.readString(page), HEADING, section));
        }
    }

    private String run(int ssh, int telnet) throws IOException {
        for (String each : List.of("ssh", "telnet")) {
            Files.writeString(sensor.home().resolve("etc/org.sundew.sim." + each + "-bench.cfg"), """
                    listen.port = %d
                    listen.bind = loopback
                    listen.name = bench-%s
                    listen.idle.seconds = 86400
                    listen.visit.seconds = 86400
                    accept = always
                    """.formatted(
                            each.equals("ssh") ? SSH_PORT : TELNET_PORT, each));
        }
        Reached alone = measure(Math.min(ssh, most), 0);
        Reached others = measure(0, Math.min(telnet, most));
        Reached both = measure(Math.min(ssh, most), Math.min(telnet, most - Math.min(ssh, most)));
        return """
                Measured by `bench/run sessions write` on %s: Java %s with %s as shipped, `clients.max` and the limits for each address
                raised. Every visitor comes from an address of its own, logs in, and stays at the shell's prompt; its client is in another
                process. Each row is a sensor started anew that had a few such visitors before; kB a session are what its memory grew by.
                RSS is that of the sensor's process; the kernel's socket buffers are not in it. A session is an open file, and a process may
                have %,d of them here.

                | SSH | telnet | failed | opened in s | RSS MB | live heap MB | kB a session, RSS | kB a session, live heap |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                %s%s%s
                %s
                """.formatted(
                        LocalDate.now(),
                        System.getProperty("java.version"),
                        heap,
                        openFiles(),
                        alone.row(),
                        others.row(),
                        both.row(),
                        reckoned(ssh, telnet, alone, others));
    }

    /** What as many as were asked for come to, from what each was measured to cost. */
    private static String reckoned(int ssh, int telnet, Reached alone, Reached others) {
        double resident = alone.before.resident;
        double live = alone.before.live;
        for (Reached each : List.of(alone, others)) {
            double times = each == alone ? 1.0 * ssh / each.open() : 1.0 * telnet / each.open();
            resident += times * (each.after.resident - each.before.resident);
            live += times * (each.after.live - each.before.live);
        }
        return String.format(
                Locale.ROOT,
                "Reckoned from the first two rows, not measured: %,d SSH and %,d telnet sessions at once come to an RSS of%n"
                        + "%.0f MB and a live heap of %.0f MB (to reach: 1024 MB). Who types commands and writes files costs more, up to%n"
                        + "the bounds of the shell and of `buffer.bytes`.",
                ssh,
                telnet,
                resident,
                live);
    }

    private Reached measure(int ssh, int telnet) throws IOException {
        try (Server server = sensor.start()) {
            server.awaitPort(SSH_PORT, Duration.ofSeconds(60));
            server.awaitPort(TELNET_PORT, Duration.ofSeconds(60));
            heap = heapOption(server);
            // host keys and the shell's machine are made at the first visit
            hold("ssh", SSH_PORT, 8).close();
            hold("telnet", TELNET_PORT, 8).close();
            Compare.settle(server);
            Size before = Size.of(server);
            try (Held first = hold("ssh", SSH_PORT, ssh);
                    Held second = hold("telnet", TELNET_PORT, telnet)) {
                Reached reached = new Reached(
                        (int) first.load.visits(),
                        (int) second.load.visits(),
                        first.load.failed() + second.load.failed(),
                        first.seconds() + second.seconds(),
                        before,
                        Size.of(server));
                Console.print(before + " " + reached.row());
                return reached;
            }
        }
    }

    private Held hold(String kind, int port, int count) throws IOException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "5", "taskset", "-c", "1"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx3g", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Crowd.class.getName(), kind, Integer.toString(port), Integer.toString(count)));
        Process process = new ProcessBuilder(command)
                .redirectError(work.resolve("crowd-" + kind + ".log").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String line = out.readLine();
        return new Held(process, Load.parse(line == null ? "" : line));
    }

    /** Sessions that are open until this is closed. */
    private record Held(Process process, Load load) implements AutoCloseable {
        double seconds() {
            return load.visits() == 0 ? 0 : load.visits() / load.perSecond();
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    private static String heapOption(Server server) throws IOException {
        String command = Files.readString(Path.of("/proc", Long.toString(server.javaPid()), "cmdline"));
        for (String option : command.split("\0", -1)) {
            if (option.startsWith("-Xmx")) {
                return option;
            }
        }
        return "the default heap";
    }

    /** How many files a process may have open here, sockets included. */
    private static int openFiles() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith("Max open files")) {
                String limit = line.strip().split(" +", -1)[4];
                return limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);
            }
        }
        throw new IOException("no limit on open files in /proc/self/limits");
    }
}
