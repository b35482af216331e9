package org.sundew.journal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.JournalReader;
import org.sundew.journal.Receipt;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.StillSensor;

/** A journal in a directory of its own, and what tests ask of it. */
final class Rig implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);

    final Path directory;
    final SegmentedJournal journal;

    private Rig(Path directory, SegmentedJournal journal) {
        this.directory = directory;
        this.journal = journal;
    }

    /** An open journal with a commit interval of a few milliseconds; keys and values as in a cfg. */
    static Rig open(Path directory, Object... settings) {
        return open(directory, Clock.systemUTC(), settings);
    }

    static Rig open(Path directory, Clock clock, Object... settings) {
        return open(directory, clock, System::nanoTime, settings);
    }

    static Rig open(Path directory, Clock clock, LongSupplier nanos, Object... settings) {
        return new Rig(directory, new SegmentedJournal(config(directory, settings), new StillSensor(), clock, nanos));
    }

    static SegmentedJournal.Config config(Path directory, Object... settings) {
        List<Object> all = new ArrayList<>(List.of("directory", directory.toString(), "commit.interval.ms", 2));
        all.addAll(Arrays.asList(settings));
        return ConfigOf.of(SegmentedJournal.Config.class, all.toArray());
    }

    /** Appends so many events with a payload of this many bytes, and waits until they are durable. */
    List<SensorEvent> appended(int count, int bytes) throws InterruptedException {
        List<SensorEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(Samples.visited(0, "x".repeat(bytes), "", new Note("number", Integer.toString(i))));
        }
        append(events);
        return events;
    }

    /** Appends these and waits until they are durable. */
    void append(List<SensorEvent> events) throws InterruptedException {
        Tally tally = new Tally(events.size());
        for (SensorEvent event : events) {
            journal.append(event, tally);
        }
        tally.await();
        if (!tally.lost.isEmpty()) {
            throw new AssertionError("lost: " + tally.lost);
        }
    }

    /** Reads so many events with the reader, in batches, and commits nothing. */
    static List<SensorEvent> read(JournalReader reader, int count) throws InterruptedException {
        List<SensorEvent> events = new ArrayList<>();
        long end = System.nanoTime() + LONG.toNanos();
        while (events.size() < count && System.nanoTime() < end) {
            events.addAll(reader.read(count - events.size(), Duration.ofMillis(100)));
        }
        return events;
    }

    static List<Long> sequences(List<SensorEvent> events) {
        return events.stream().map(SensorEvent::sequence).toList();
    }

    /** The text of all notes with the number that {@link #appended} gave. */
    static List<String> numbers(List<SensorEvent> events) {
        return events.stream()
                .filter(Visited.class::isInstance)
                .map(event -> ((Visited) event).notes().get(0).value())
                .toList();
    }

    /** The log's files, oldest first. */
    List<Path> segments() {
        return segments(directory);
    }

    static List<Path> segments(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("events-.*\\.ndjson(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    /** Counts what becomes of a number of events. */
    static final class Tally implements Receipt {
        final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
        private final CountDownLatch open;

        Tally(int count) {
            open = new CountDownLatch(count);
        }

        @Override
        public void durable() {
            open.countDown();
        }

        @Override
        public void lost(String reason) {
            lost.add(reason);
            open.countDown();
        }

        void await() throws InterruptedException {
            if (!open.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still waiting for " + open.getCount() + " receipts");
            }
        }
    }
}
