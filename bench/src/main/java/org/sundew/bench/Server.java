package org.sundew.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under measurement: a process of ours, with its children, pinned to one core. */
final class Server implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    private final String name;
    private final Process process;

    private Server(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Starts the command on core 0 and waits until the port answers. */
    static Server start(String name, Path log, int port, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectInput(new File("/dev/null"));
        Server server = new Server(name, builder.start());
        if (port > 0) {
            server.awaitPort(port, Duration.ofSeconds(60));
        }
        return server;
    }

    String name() {
        return name;
    }

    /** User and system time of the process and its children so far, in seconds. */
    double cpuSeconds() throws IOException {
        double ticks = 0;
        for (long pid : pids()) {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Resident memory of the largest of its processes, in MB. */
    long residentMegabytes() throws IOException {
        long largest = 0;
        for (long pid : pids()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                largest = Math.max(
                        largest,
                        lines.filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                                .findFirst()
                                .orElse(0));
            }
        }
        return largest / 1024;
    }

    /** The process that runs Java: itself, or the child that the start script became the parent of. */
    long javaPid() {
        return pids().stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(handle -> handle.info().command())
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .findFirst()
                .orElse(process.pid());
    }

    private List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits until the port answers; a connection is made to find out. */
    void awaitPort(int port, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(port)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                close();
                throw new IOException(name + " does not listen on port " + port);
            }
            pause();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> handle.onExit()
                .completeOnTimeout(handle, 15, TimeUnit.SECONDS)
                .thenAccept(ProcessHandle::destroyForcibly)
                .join());
    }
}
