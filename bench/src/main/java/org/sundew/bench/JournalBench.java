package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Receipt;
import org.sundew.journal.json.EcsReader;
import org.sundew.journal.json.EcsWriter;
import org.sundew.journal.json.JsonLine;
import org.sundew.journal.json.MalformedEventException;
import org.sundew.journal.json.Observer;
import org.sundew.journal.log.SegmentedJournal;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.StillSensor;

/**
 * The journal by itself: what encoding an event costs, what reading it back costs, and how many events a second go from append
 * to durable. Events are visits of about a kilobyte of JSON; the disk is that of the temporary directory.
 */
@Fork(value = 1, jvmArgsAppend = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class JournalBench {
    private static final int EVENTS = 100_000;

    /** Encoding and decoding, without a log. */
    @State(Scope.Thread)
    public static class Json {
        private final SensorEvent banner = Samples.visited(123_456, "", "220 ready\r\n");
        private final SensorEvent noted = Samples.visited(
                123_456,
                "USER root\r\nPASS t00r\r\n",
                "220 ready\r\n331 Please specify the password.\r\n530 Login incorrect.\r\n",
                new Note(Note.USER, "root"),
                new Note(Note.PASSWORD, "t00r"),
                new Note(Note.OUTCOME, "failure"));
        private final JsonLine line = new JsonLine(4096);
        private final EcsWriter writer = new EcsWriter(new Observer("tank-1", "0.1.0", List.of("honeypot")), line);
        private byte[] written = {};

        /** Writes the line to be read. */
        @Setup
        public void write() {
            written = encoded(banner);
        }

        private byte[] encoded(SensorEvent event) {
            line.clear();
            writer.write(event, 123_456);
            return line.toByteArray();
        }
    }

    /** An open log in a temporary directory, and as many permits as events may be on their way. */
    @State(Scope.Benchmark)
    public static class Log {
        private final SensorEvent event = Samples.visited(0, "", "220 ready\r\n");
        private final Semaphore ways = new Semaphore(50_000);
        private final Receipt receipt = new Receipt() {
            @Override
            public void durable() {
                ways.release();
            }

            @Override
            public void lost(String reason) {
                throw new IllegalStateException("an event was lost: " + reason);
            }
        };
        private final Path directory = temporary();
        private final SegmentedJournal journal = new SegmentedJournal(
                ConfigOf.of(
                        SegmentedJournal.Config.class,
                        "directory",
                        directory.toString(),
                        "retention.megabytes",
                        1024,
                        "queue.megabytes",
                        64),
                new StillSensor());

        private static Path temporary() {
            try {
                return Files.createTempDirectory("journal-bench");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Closes it and deletes all. */
        @TearDown
        public void close() throws IOException {
            journal.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A visit that saw a banner. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public int encodeBanner(Json json) {
        json.line.clear();
        json.writer.write(json.banner, 123_456);
        return json.line.length();
    }

    /** A visit that tried a password. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public int encodeLogin(Json json) {
        json.line.clear();
        json.writer.write(json.noted, 123_456);
        return json.line.length();
    }

    /** What a sink that lags pays for each event. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public SensorEvent decode(Json json) throws MalformedEventException {
        return EcsReader.read(json.written, 0, json.written.length);
    }

    /** Append to durable, with at most 50,000 events on their way and the default commit interval. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(EVENTS)
    public void appendToDurable(Log log) throws InterruptedException {
        for (int i = 0; i < EVENTS; i++) {
            log.ways.acquire();
            log.journal.append(log.event, log.receipt);
        }
    }
}
