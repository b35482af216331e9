package org.sundew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What visitors notice of sinks in trouble: nothing. One sensor is visited as shipped, and with a mail server that is down and a
 * named pipe that nobody reads, in turn; then both recover and are to be told of every visit of the last round.
 *
 * <p>{@code Troubled ROOT [rounds=3] [visits=100000]}
 */
public final class Troubled {
    private static final int MAIL_PORT = 23425;
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    private final Path work;
    private final Path generator;
    private final SensorUnderTest sensor;
    private final Path pipe;
    private final int rounds;
    private final long visits;

    private Troubled(Path root, int rounds, long visits) throws IOException, InterruptedException {
        this.work = root.resolve("bench/target/troubled");
        this.rounds = rounds;
        this.visits = visits;
        this.generator = Load.compile(root, work);
        this.pipe = work.resolve("unread");
        Files.deleteIfExists(pipe);
        run("mkfifo", pipe.toString());
        this.sensor = new SensorUnderTest(root, work.resolve("sensor"));
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = 3;
        long visits = 100_000;
        for (int i = 1; i < arguments.length; i++) {
            String value = arguments[i].replaceFirst(".*=", "");
            switch (arguments[i].replaceFirst("=.*", "")) {
                case "rounds" -> rounds = Integer.parseInt(value);
                case "visits" -> visits = Long.parseLong(value);
                default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
        }
        new Troubled(Path.of(arguments[0]).toAbsolutePath().normalize(), rounds, visits).measure();
    }

    private void measure() throws IOException {
        Figures ratios = new Figures();
        try (Server server = sensor.start()) {
            visit();
            for (int round = 0; round < rounds; round++) {
                // Each goes first in every other round: what one leaves behind, as a segment to pack, slows the other.
                boolean troubledFirst = (rounds - round) % 2 == 0;
                Load first = visit(troubledFirst);
                Load second = visit(!troubledFirst);
                Load calm = troubledFirst ? second : first;
                Load troubled = troubledFirst ? first : second;
                ratios.add(troubled.perSecond() / calm.perSecond());
                Console.print(String.format(
                        "calm %8.0f visits/s   troubled %8.0f visits/s   failed %d   resident %d MB%n",
                        calm.perSecond(),
                        troubled.perSecond(),
                        calm.failed() + troubled.failed(),
                        server.residentMegabytes()));
            }
            Console.print(String.format("ratio troubled / calm: %s (>= 0.95 is wanted)%n", ratios.text(3)));
            recover(server);
        }
    }

    private Load visit(boolean troubled) throws IOException {
        trouble(troubled);
        return visit();
    }

    private Load visit() throws IOException {
        return Load.run(generator, "tcp", SensorUnderTest.BANNER_PORT, visits);
    }

    /** Adds the two sinks, or removes them; a sink that comes anew is not told of the past. */
    private void trouble(boolean on) throws IOException {
        Path etc = sensor.home().resolve("etc");
        Path mail = etc.resolve("org.sundew.alert.email-troubled.cfg");
        Path csv = etc.resolve("org.sundew.alert.csv-troubled.cfg");
        if (on) {
            Files.writeString(mail, """
                    smtp.host = 127.0.0.1
                    smtp.port = %d
                    to = nobody@example.com
                    mails.max.per.hour = 0
                    alert.listen = bench
                    alert.group.seconds = 0
                    alert.retry.plan.seconds = 1
                    """.formatted(MAIL_PORT));
            Files.writeString(csv, "file = %s%nformat = snort2%nalert.listen = bench%n".formatted(pipe));
        } else {
            Files.deleteIfExists(mail);
            Files.deleteIfExists(csv);
        }
        pause(Duration.ofSeconds(5)); // saved files apply within three
    }

    private void recover(Server server) throws IOException {
        long begin = System.nanoTime();
        CompletableFuture<Long> lines = CompletableFuture.supplyAsync(this::readPipe);
        try (MailServer mails = new MailServer(MAIL_PORT)) {
            while (mails.events() < visits || !lines.isDone()) {
                if (System.nanoTime() - begin > RECOVERY.toNanos()) {
                    break;
                }
                pause(Duration.ofMillis(100));
            }
            Console.print(String.format(
                    "of %d visits: %d told in %d mails, %d read from the pipe, after %.1f s; resident %d MB%n",
                    visits,
                    mails.events(),
                    mails.mails(),
                    lines.getNow(-1L),
                    (System.nanoTime() - begin) / 1e9,
                    server.residentMegabytes()));
        }
    }

    private long readPipe() {
        long lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(pipe)) {
            while (lines < visits && reader.readLine() != null) {
                lines++;
            }
        } catch (IOException e) {
            Console.print("pipe: " + e.getMessage() + "\n");
        }
        return lines;
    }

    private static void pause(Duration duration) {
        for (long end = System.nanoTime() + duration.toNanos(); end - System.nanoTime() > 0; ) {
            Server.pause();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
