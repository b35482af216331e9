package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What five million visitors that come once do to the memory of a sensor, and to what it remembers of others: the live heap must
 * stay within what full lists cost, whoever was locked out before must be refused at every connection, and whoever came once
 * before must be forgotten with the others of its kind, but not sooner.
 *
 * <p>{@code Flood ROOT [visits=5000000] [parts=5] [remembered=250000]}: {@code remembered} is intake's {@code visitors.max}.
 */
public final class Flood {
    private static final int ALLOWED = 3;
    private static final int ATTEMPTS = 100;
    /** Behind all that flood: the load generator has 16,711,679 addresses. */
    private static final long LOCKED_OUT = 16_000_000;

    private static final long CAME_ONCE = LOCKED_OUT + 1;
    private static final long WATCHED = 50_000;
    private static final long BYTES_A_VISITOR = 100;
    private static final long BYTES_WATCHED = 130;
    private static final long SLACK_MEGABYTES = 16;

    private final Path generator;
    private final SensorUnderTest sensor;
    private final long visits;
    private final int parts;
    private final long remembered;

    private Flood(Path root, long visits, int parts, long remembered) throws IOException, InterruptedException {
        Path work = root.resolve("bench/target/flood");
        this.generator = Load.compile(root, work);
        this.sensor = new SensorUnderTest(root, work.resolve("sensor"));
        this.visits = visits;
        this.parts = parts;
        this.remembered = remembered;
    }

    /** Floods, checks and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long visits = 5_000_000;
        int parts = 5;
        long remembered = 250_000;
        for (int i = 1; i < arguments.length; i++) {
            String value = arguments[i].replaceFirst(".*=", "");
            switch (arguments[i].replaceFirst("=.*", "")) {
                case "visits" -> visits = Long.parseLong(value);
                case "parts" -> parts = Integer.parseInt(value);
                case "remembered" -> remembered = Long.parseLong(value);
                default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
        }
        if (visits > LOCKED_OUT) {
            throw new IllegalArgumentException("visits are " + LOCKED_OUT + " at most: each has its own address");
        }
        new Flood(Path.of(arguments[0]).toAbsolutePath().normalize(), visits, parts, remembered).run();
    }

    private void run() throws IOException {
        Path etc = sensor.home().resolve("etc");
        Files.writeString(etc.resolve("org.sundew.intake.cfg"), "visitors.max = " + remembered + "\n");
        Files.writeString(etc.resolve("org.sundew.limiter.cfg"), """
                clients.max = 1000000
                tcp.connections.max.per.ip = %d
                tcp.connections.action = lock-out
                global.tcp.max = 0
                watched.max = %d
                """.formatted(ALLOWED, WATCHED));
        try (Server server = sensor.start()) {
            expect("served before the lock-out", ALLOWED, from(LOCKED_OUT, ALLOWED + 1));
            expect("served to whom comes once", 1, from(CAME_ONCE, 1));
            long bound = megabytes(server) + cost();
            for (int part = 0; part < parts; part++) {
                flood(server, part, bound);
            }
            boolean forgotten = visits > 2 * remembered;
            int left = forgotten ? ALLOWED : ALLOWED - 1;
            expect("served to whom came once before the flood", left, from(CAME_ONCE, ALLOWED));
            books();
        }
    }

    /** What full lists cost, as the documentation of visitors.max and watched.max has it, and some room to breathe. */
    private long cost() {
        return (remembered * BYTES_A_VISITOR + WATCHED * BYTES_WATCHED >> 20) + SLACK_MEGABYTES;
    }

    private static long megabytes(Server server) throws IOException {
        Compare.settle(server);
        return Endurance.liveHeapMegabytes(server);
    }

    private void flood(Server server, int part, long bound) throws IOException {
        long each = visits / parts;
        Load load = Load.run(
                generator,
                "tcp",
                SensorUnderTest.BANNER_PORT,
                each,
                "sources=" + each,
                "first=" + part * each,
                "seconds=900");
        expect("served to the locked-out one", 0, from(LOCKED_OUT, ATTEMPTS));
        long heap = megabytes(server);
        Console.print("%,d visitors, %d failed, %.0f a second; live heap %d MB of %d at most, resident %d MB%n"
                .formatted(
                        (part + 1) * each, load.failed(), load.perSecond(), heap, bound, server.residentMegabytes()));
        if (heap > bound) {
            throw new IllegalStateException("live heap is " + heap + " MB, the bound " + bound);
        }
    }

    /** How many of the visits from this one address are served; the others are refused. */
    private long from(long source, int times) throws IOException {
        Load load = Load.run(
                generator,
                "tcp",
                SensorUnderTest.BANNER_PORT,
                times,
                "sources=1",
                "first=" + source,
                "open=1",
                "seconds=60");
        if (load.visits() + load.failed() != times) {
            throw new IllegalStateException(times + " visits were to be made: " + load);
        }
        return load.visits();
    }

    private void books() throws IOException {
        Books books = Books.whenQuiet(sensor.home());
        Console.print(books + "\n");
        books.check();
        if (books.visitors() > remembered) {
            throw new IllegalStateException(books.visitors() + " visitors are remembered");
        }
    }

    private static void expect(String what, long expected, long seen) {
        Console.print("%s: %d%n".formatted(what, seen));
        if (seen != expected) {
            throw new IllegalStateException("%s: %d, not %d".formatted(what, seen, expected));
        }
    }
}
