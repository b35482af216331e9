package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What limits and rules cost: the sensor beside itself with its gates on and off in one run, the limiter with every limit and
 * the rules with a thousand cfgs and a list of 100,000 networks; and a locked-out visitor's flood beside a bare Netty server that accepts and
 * resets.
 */
final class Gates {
    private static final int RULES = 1_000;
    private static final int NETWORKS = 100_000;
    private static final String ON = "limiter, rules";
    private static final int SETTLE_MILLIS = 5_000;

    private final SensorUnderTest sensor;
    private final Path work;
    private final Path generator;
    private final int rounds;
    private final long visits;

    Gates(SensorUnderTest sensor, Path work, Path generator, int rounds, long visits) {
        this.sensor = sensor;
        this.work = work;
        this.generator = generator;
        this.rounds = rounds;
        this.visits = visits;
    }

    /** The section of the page. */
    String run() throws IOException {
        writeRules();
        StringBuilder page = new StringBuilder();
        try (Server server = sensor.start()) {
            settle(4 * SETTLE_MILLIS); // a thousand cfgs are read
            onAndOff(server, page);
            refusals(server, page);
        }
        return page.toString();
    }

    private void onAndOff(Server server, StringBuilder page) throws IOException {
        Figures on = new Figures();
        Figures off = new Figures();
        Figures onCpu = new Figures();
        Figures offCpu = new Figures();
        for (int round = -1; round < rounds; round++) {
            gates(ON);
            measure(server, round < 0, on, onCpu);
            gates("");
            measure(server, round < 0, off, offCpu);
        }
        gates(ON);
        page.append("""
                | gates | visits/s | CPU µs a visit |
                | --- | --- | --- |
                | limiter, and %,d rules with a list of %,d networks | %s | %s |
                | none | %s | %s |
                | ratio, to reach ≥ 0.95 of the visits | %s | %s |

                """.formatted(
                        RULES,
                        NETWORKS,
                        on.text(0),
                        onCpu.text(2),
                        off.text(0),
                        offCpu.text(2),
                        on.over(off).text(3),
                        onCpu.over(offCpu).text(3)));
    }

    private void measure(Server server, boolean warmUp, Figures perSecond, Figures cpuMicros) throws IOException {
        double before = server.cpuSeconds();
        Load load = Load.run(generator, "tcp", SensorUnderTest.BANNER_PORT, visits);
        Compare.settle(server);
        if (!warmUp) {
            perSecond.add(load.perSecond());
            cpuMicros.add((server.cpuSeconds() - before) * 1e6 / load.visits());
        }
    }

    /** One address, which came too often long ago. */
    private void refusals(Server server, StringBuilder page) throws IOException {
        Files.writeString(
                sensor.home().resolve("etc/org.sundew.limiter.cfg"),
                "tcp.connections.max.per.ip = 1\ntcp.connections.action = lock-out\ntcp.lock.out.minutes = 60\n");
        settle(SETTLE_MILLIS);
        Figures sundew = new Figures();
        Figures netty = new Figures();
        try (Server bare = References.nettyRefusing(work)) {
            settle(SETTLE_MILLIS);
            for (int round = -1; round < rounds; round++) {
                flood(SensorUnderTest.BANNER_PORT, round < 0, sundew);
                flood(References.REFUSE_PORT, round < 0, netty);
            }
        }
        page.append(
                """
                A locked-out visitor's flood, refused, beside a bare Netty server that accepts and resets:

                | server | refused/s |
                | --- | --- |
                | Sundew | %s |
                | bare Netty | %s |
                | ratio, to reach ≥ 0.9 | %s |
                """.formatted(sundew.text(0), netty.text(0), sundew.over(netty).text(2)));
        Console.print(String.format(
                Locale.ROOT,
                "refusing, over bare Netty: %s%n",
                sundew.over(netty).text(2)));
    }

    private void flood(int port, boolean warmUp, Figures perSecond) throws IOException {
        Load load = Load.run(generator, "tcp", port, visits, "sources=1", "refused=1");
        if (!warmUp) {
            perSecond.add(load.perSecond());
        }
    }

    private void gates(String names) throws IOException {
        Files.writeString(sensor.home().resolve("etc/org.sundew.intake.cfg"), "gates = " + names + "\n");
        settle(SETTLE_MILLIS); // saved files apply within three seconds
    }

    /** None of them is about the visitors of the benchmark: each arrival is looked up and passes. */
    private void writeRules() throws IOException {
        Path etc = sensor.home().resolve("etc");
        for (int i = 0; i < RULES; i++) {
            Files.writeString(
                    etc.resolve("org.sundew.rule-bench%d.cfg".formatted(i)),
                    i == 0
                            ? "visitor = @bench.networks\nseverity = high\n"
                            : "visitor = 10.%d.%d.0/24\nport = %d\nignore = true\n"
                                    .formatted(i / 256, i % 256, 1 + i % 900));
        }
        List<String> networks = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            networks.add("%d.%d.%d.0/25".formatted(11 + (i >> 16), i >> 8 & 0xFF, i & 0xFF));
        }
        Files.write(etc.resolve("bench.networks"), networks);
    }

    private static void settle(int millis) {
        for (long end = System.nanoTime() + millis * 1_000_000L; end - System.nanoTime() > 0; ) {
            Server.pause();
        }
    }
}
