package org.sundew.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.alert.AlertSink;
import org.sundew.event.Ids;
import org.sundew.event.Visited;
import org.sundew.journal.JournalReader;
import org.sundew.journal.Receipt;
import org.sundew.journal.log.SegmentedJournal;
import org.sundew.testkit.ConfigOf;
import org.sundew.testkit.Samples;
import org.sundew.testkit.StillSensor;

/** Lanes on the journal that ships, in real time: sinks are swapped, fail, and the whole sensor restarts. */
@Timeout(60)
final class RealJournalTest {
    private static final Visited VISIT = Samples.visited(0, "USER root\r\n", "331 Password?\r\n");

    @TempDir
    Path dir;

    private final List<Long> received = new ArrayList<>();
    private final Random random = new Random(7);
    private SegmentedJournal journal;
    private Lanes lanes;
    private boolean refusing;

    private void start() {
        journal = new SegmentedJournal(
                ConfigOf.of(SegmentedJournal.Config.class, "directory", dir.toString(), "commit.interval.ms", 5),
                new StillSensor());
        lanes = new Lanes(
                Time.SYSTEM,
                new Reports(),
                new TestEvents(new Ids(Clock.systemUTC(), new Random(1))),
                new Lanes.Patience(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        lanes.come(journal);
    }

    @AfterEach
    void stop() {
        lanes.end();
        journal.close();
    }

    private FakeSink sink() {
        AlertSink receiver = events -> {
            synchronized (received) {
                if (refusing) {
                    throw new IOException("not now");
                }
                events.forEach(event -> received.add(event.sequence()));
                received.notifyAll();
            }
        };
        return new FakeSink("alert.batch", 1 + random.nextInt(100), "alert.retry.seconds", 1) {
            @Override
            public AlertSink get() {
                return receiver;
            }
        };
    }

    private void happen(int events) {
        for (int i = 0; i < events; i++) {
            journal.append(VISIT, Receipt.NONE);
        }
    }

    private void awaitReceived(int count) throws InterruptedException {
        synchronized (received) {
            while (received.size() < count) {
                received.wait(10_000);
            }
        }
    }

    private void refuse(boolean now) {
        synchronized (received) {
            refusing = now;
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** A new cursor begins at the end of the log: what happens must wait until it is there. */
    private FakeSink addedAtTheStart() {
        FakeSink sink = sink();
        lanes.add(sink);
        assertThat(lanes.test("fake-one")).isNotEmpty();
        synchronized (received) {
            received.clear();
        }
        return sink;
    }

    @Test
    void losesAndRepeatsNothingWhileSinksAreSwapped() throws InterruptedException {
        start();
        FakeSink sink = addedAtTheStart();

        for (int i = 0; i < 40; i++) {
            happen(100);
            lanes.remove(sink);
            happen(25);
            sink = sink();
            lanes.add(sink);
        }

        awaitReceived(5000);
        assertThat(received).isEqualTo(upTo(5000));
    }

    @Test
    void readsOnWhileThereIsMoreUpToWhatABatchTakes() throws InterruptedException {
        start();
        JournalReader reader = journal.reader("gathering");
        JournalReader watcher = journal.reader("watcher");
        for (int i = 0; i < 5; i++) {
            happen(10);
            for (int durable = 0; durable < 10; ) {
                durable += watcher.read(10, Duration.ofSeconds(10)).size();
            }
        }

        assertThat(Gathering.of(reader, 25, Duration.ofSeconds(10))).hasSize(25);
        assertThat(Gathering.of(reader, 100, Duration.ofSeconds(10))).hasSize(25);
        assertThat(Gathering.of(reader, 100, Duration.ZERO)).isEmpty();
        reader.close();
        watcher.close();
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws InterruptedException {
        start();
        FakeSink sink = addedAtTheStart();
        happen(500);
        awaitReceived(500);
        refuse(true);
        happen(500);
        lanes.remove(sink);
        happen(500);
        stop();

        refuse(false);
        start();
        lanes.add(sink());

        awaitReceived(1500);
        assertThat(received).isEqualTo(upTo(1500));
    }
}
