package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Whether every one of a million mixed arrivals is in exactly one place: TCP and UDP at once, while limits ignore and lock out
 * some of the visitors, and rules close, ignore and re-grade others. Fails unless the sensor's books add up with nothing lost, and
 * its log has as many visits as the books say.
 *
 * <p>{@code Conservation ROOT [arrivals=1000000]}
 */
public final class Conservation {
    private static final int STRICT_PORT = 23413;
    private static final int SHARE = 10;
    /** A source comes so often over UDP, each time from another port: a visit is an address and a port. */
    private static final int UDP_ROUNDS = 12;

    private static final int A_SOURCE = 40;

    private final Path generator;
    private final SensorUnderTest sensor;
    private final long arrivals;
    private final long sources;

    private Conservation(Path root, long arrivals) throws IOException, InterruptedException {
        Path work = root.resolve("bench/target/conservation");
        this.generator = Load.compile(root, work);
        this.sensor = new SensorUnderTest(root, work.resolve("sensor"));
        this.arrivals = arrivals;
        this.sources = arrivals / A_SOURCE;
    }

    /** Visits, checks and prints. */
    public static void main(String[] arguments) throws Exception {
        long arrivals = 1_000_000;
        for (int i = 1; i < arguments.length; i++) {
            if (!arguments[i].startsWith("arrivals=")) {
                throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
            arrivals = Long.parseLong(arguments[i].replaceFirst(".*=", ""));
        }
        new Conservation(Path.of(arguments[0]).toAbsolutePath().normalize(), arrivals).run();
    }

    private void run() throws Exception {
        configure();
        try (Server server = sensor.start()) {
            // a connection to a port that is not open yet is refused by the kernel, and no arrival
            server.awaitPort(STRICT_PORT, Duration.ofSeconds(60));
            long before = Books.whenAsked(sensor.home()).arrivals();
            visit();
            Books books = Books.whenQuiet(sensor.home());
            long visits = Books.visitsInLog(sensor.home());
            long came = books.arrivals() - before;
            Console.print("%s%n%,d of %,d came; %,d visits in the log; resident %d MB%n"
                    .formatted(books, came, arrivals, visits, server.residentMegabytes()));
            books.check();
            if (visits != books.journaled()) {
                throw new IllegalStateException("journaled are " + books.journaled() + ", in the log are " + visits);
            }
            // a datagram may be lost on its way, by a kernel that has no room for it
            if (came < arrivals - arrivals / 100 || books.ignored() == 0 || books.suppressed() == 0) {
                throw new IllegalStateException("that was not the load it was meant to be");
            }
        }
        Console.print("conserved: arrivals = journaled + ignored + suppressed, and nothing lost\n");
    }

    /** Of the sources, each tenth meets something else; all of them meet the general limits in the end. */
    private void configure() throws IOException {
        etc("org.sundew.limiter.cfg", """
                clients.max = 1000000
                tcp.concurrent.max.per.ip = 0
                tcp.connections.max.per.ip = 15
                tcp.connections.action = ignore
                tcp.sample.every = 4
                udp.connections.max.per.port = 6
                udp.connections.action = ignore
                global.tcp.max = 0
                global.udp.max = 0
                """);
        etc("org.sundew.sim.banner-strict.cfg", """
                listen.port = %d
                listen.bind = loopback
                listen.visits.max.per.ip = 5
                listen.visits.max.action = lock-out
                read.after = false
                """.formatted(STRICT_PORT));
        etc("org.sundew.rule-ignored.cfg", tenth(1) + "ignore = true\n");
        etc("org.sundew.rule-closed.cfg", tenth(2) + "close = true\n");
        etc("org.sundew.rule-both.cfg", tenth(3) + "close = true\nignore = true\n");
        etc("org.sundew.rule-graded.cfg", tenth(4) + "severity = high\nconnections.min = 3\n");
        etc("org.sundew.listener.cfg", "udp.idle.seconds = 1\nudp.sessions.max = 1000000\n");
        etc("org.sundew.journal.cfg", "compress = false\n");
    }

    private void etc(String file, String text) throws IOException {
        Files.writeString(sensor.home().resolve("etc").resolve(file), text);
    }

    private String tenth(int which) {
        long first = which * sources / SHARE;
        return "visitor = %s - %s%n".formatted(address(first), address(first + sources / SHARE - 1));
    }

    /** The address that the load generator gives this source. */
    private static String address(long source) {
        return "127.%d.%d.%d".formatted(1 + (source >> 16), source >> 8 & 0xFF, source & 0xFF);
    }

    private void visit() throws InterruptedException, ExecutionException {
        ExecutorService loads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Load>> all = new ArrayList<>();
            all.add(loads.submit(() -> tcp(SensorUnderTest.BANNER_PORT, arrivals * 6 / SHARE, sources)));
            all.add(loads.submit(() -> tcp(STRICT_PORT, arrivals / SHARE, sources / 5)));
            Callable<Load> round = this::udp;
            List<Callable<Load>> rounds = LongStream.range(0, UDP_ROUNDS)
                    .<Callable<Load>>mapToObj(each -> round)
                    .toList();
            ExecutorService one = Executors.newSingleThreadExecutor();
            all.addAll(one.invokeAll(rounds));
            one.shutdown();
            for (Future<Load> load : all) {
                Console.print(load.get() + "\n");
            }
        } finally {
            loads.shutdown();
        }
    }

    private Load tcp(int port, long visits, long from) throws IOException {
        return Load.run(generator, "tcp", port, visits, "sources=" + from, "refused=1", "open=128", "seconds=900");
    }

    /** One visit of each source; who is not answered is waited for 200 ms, together with others. */
    private Load udp() throws IOException {
        return Load.run(
                generator, "udp", SensorUnderTest.ECHO_PORT, sources, "sources=" + sources, "open=256", "seconds=900");
    }
}
