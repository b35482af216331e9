package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sensor beside its references in one run: a bare Netty server, and nginx where it is installed. Each round measures all
 * of them, one after the other, so that ratios hold although the machine's speed drifts. Servers are pinned to core 0, the
 * visitors to core 1. All traffic is on 127.0.0.0/8 and bounded.
 *
 * <p>{@code Compare ROOT [rounds=5] [visits=100000] [write]}: ROOT is the repository; {@code write} also writes
 * docs/PERFORMANCE.md.
 */
public final class Compare {
    private static final int FIXED_RATE = 10_000;
    private static final String GET = "say=GET / HTTP/1.0\\r\\n\\r\\n";

    private final Path root;
    private final Path work;
    private final Path generator;
    private final int rounds;
    private final long visits;

    /** What one server reached, by round. */
    static final class Reached {
        final Figures cpuMicros = new Figures();
        final Figures perSecond = new Figures();
        final Figures p99 = new Figures();
        final Figures udpPerSecond = new Figures();
        final Figures udpCpuMicros = new Figures();
        final Figures residentMegabytes = new Figures();
        final Figures failed = new Figures();
    }

    private Compare(Path root, int rounds, long visits) {
        this.root = root;
        this.work = root.resolve("bench/target/compare");
        this.generator = work.resolve("visitors");
        this.rounds = rounds;
        this.visits = visits;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = 5;
        long visits = 100_000;
        boolean write = false;
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("rounds=")) {
                rounds = Integer.parseInt(argument.substring("rounds=".length()));
            } else if (argument.startsWith("visits=")) {
                visits = Long.parseLong(argument.substring("visits=".length()));
            } else if (argument.equals("write")) {
                write = true;
            } else {
                throw new IllegalArgumentException("unknown: " + argument);
            }
        }
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        String report = new Compare(root, rounds, visits).run();
        Console.print(report);
        if (write) {
            Path page = root.resolve("docs/PERFORMANCE.md");
            String sessions =
                    Page.body(Files.readString(page), Sessions.HEADING).orElse("");
            Files.writeString(page, sessions.isEmpty() ? report : Page.with(report, Sessions.HEADING, sessions));
        }
    }

    private String run() throws IOException, InterruptedException {
        Load.compile(root, work);
        SensorUnderTest sensor = new SensorUnderTest(root, work.resolve("sensor"));
        Figures starts = sensor.measureStarts(3);
        Map<String, Reached> reached = measureSideBySide(sensor);
        String endurance = new Endurance(sensor, generator).run();
        String gates = new Gates(sensor, work, generator, rounds, visits).run();
        return Report.of(rounds, visits, reached, starts, endurance, gates);
    }

    private Map<String, Reached> measureSideBySide(SensorUnderTest sensor) throws IOException, InterruptedException {
        Map<String, Reached> reached = new LinkedHashMap<>();
        try (Server netty = References.netty(work);
                Server nettyUdp = References.nettyUdp(work);
                Server sundew = sensor.start()) {
            Optional<Server> nginx = References.nginx(work);
            try {
                reached.put("bare Netty", new Reached());
                reached.put("Sundew", new Reached());
                nginx.ifPresent(server -> reached.put("nginx", new Reached()));
                for (int round = -1; round < rounds; round++) {
                    boolean warmUp = round < 0;
                    tcp(netty, References.NETTY_PORT, warmUp, reached.get("bare Netty"));
                    tcp(sundew, SensorUnderTest.BANNER_PORT, warmUp, reached.get("Sundew"));
                    if (nginx.isPresent()) {
                        tcp(nginx.get(), References.NGINX_PORT, warmUp, reached.get("nginx"), GET);
                    }
                    udp(nettyUdp, References.NETTY_UDP_PORT, warmUp, reached.get("bare Netty"));
                    udp(sundew, SensorUnderTest.ECHO_PORT, warmUp, reached.get("Sundew"));
                }
            } finally {
                nginx.ifPresent(Server::close);
            }
        }
        return reached;
    }

    private void tcp(Server server, int port, boolean warmUp, Reached reached, String... options) throws IOException {
        double before = server.cpuSeconds();
        Load load = Load.run(generator, "tcp", port, warmUp ? 3 * visits : visits, options);
        settle(server);
        double cpu = server.cpuSeconds() - before;
        if (warmUp) {
            return;
        }
        List<String> paced = new ArrayList<>(List.of(options));
        paced.add("rate=" + FIXED_RATE);
        Load fixed = Load.run(generator, "tcp", port, 5L * FIXED_RATE, paced.toArray(String[]::new));
        reached.cpuMicros.add(cpu * 1e6 / load.visits());
        reached.perSecond.add(load.perSecond());
        reached.p99.add(fixed.p99());
        reached.residentMegabytes.add(server.residentMegabytes());
        reached.failed.add(load.failed() + fixed.failed());
        Console.print(String.format(
                "%-12s %8.0f visits/s  %6.2f us CPU/visit  p99 %d us at %d/s%n",
                server.name(), load.perSecond(), cpu * 1e6 / load.visits(), fixed.p99(), FIXED_RATE));
    }

    private void udp(Server server, int port, boolean warmUp, Reached reached) throws IOException {
        double before = server.cpuSeconds();
        Load load = Load.run(generator, "udp", port, visits, "open=64", "sources=50000");
        settle(server);
        double cpu = server.cpuSeconds() - before;
        if (!warmUp) {
            reached.udpPerSecond.add(load.perSecond());
            reached.udpCpuMicros.add(cpu * 1e6 / load.visits());
            Console.print(String.format(
                    "%-12s %8.0f datagrams/s  %6.2f us CPU each  %d unanswered%n",
                    server.name(), load.perSecond(), cpu * 1e6 / load.visits(), load.failed()));
        }
    }

    /** Waits until the server is idle, so that work it put off (journal, sinks) is counted as its own. */
    static void settle(Server server) throws IOException {
        double last = -1;
        for (int i = 0; i < 200 && server.cpuSeconds() - last > 0.015; i++) {
            last = server.cpuSeconds();
            for (int wait = 0; wait < 25; wait++) {
                Server.pause();
            }
        }
    }
}
