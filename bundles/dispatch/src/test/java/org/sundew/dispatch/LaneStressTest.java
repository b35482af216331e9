package org.sundew.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.alert.AlertSink;
import org.sundew.event.Ids;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

/**
 * Real threads and real time: events pour in between and while the sink is swapped, fails, hangs and has its cfg edited. Nothing may be
 * lost; nothing may come out of order; and nothing may come twice but after a failure.
 */
@Timeout(120)
final class LaneStressTest {
    private static final int EVENTS = 20_000;
    private static final Visited VISIT = Samples.visited(0, "", "");

    private final MemoryJournal journal = new MemoryJournal();
    private final Lanes lanes = new Lanes(
            Time.SYSTEM,
            new Reports(),
            new TestEvents(new Ids(Clock.systemUTC(), new Random(1))),
            new Lanes.Patience(Duration.ofMillis(50), Duration.ofSeconds(10)));
    private final CountDownLatch all = new CountDownLatch(1);
    private final List<Long> received = new ArrayList<>();

    private synchronized void receive(List<SensorEvent> events) {
        events.forEach(event -> received.add(event.sequence()));
        if (received.get(received.size() - 1) == EVENTS) {
            all.countDown();
        }
    }

    private void pour(int events) {
        for (int i = 0; i < events; i++) {
            journal.append(VISIT, Receipt.NONE);
        }
    }

    private static FakeSink service(AlertSink sink) {
        return new FakeSink("alert.batch", 7, "alert.retry.seconds", 1) {
            @Override
            public AlertSink get() {
                return sink;
            }
        };
    }

    private void swapWhilePouring(Random random, SinkSource sinks) throws InterruptedException {
        FakeSink present = service(sinks.next());
        lanes.come(journal);
        lanes.add(present);
        journal.awaitReaders(1);
        int left = EVENTS;
        while (left > 0 || !all.await(1, TimeUnit.MILLISECONDS)) {
            int some = Math.min(left, random.nextInt(200));
            pour(some);
            left -= some;
            present = disturb(random, present, sinks);
        }
        lanes.end();
    }

    private FakeSink disturb(Random random, FakeSink present, SinkSource sinks) throws InterruptedException {
        switch (random.nextInt(4)) {
            case 0 -> lanes.update(present.with("alert.batch", 1 + random.nextInt(50)));
            case 1 -> {
                lanes.leave(journal);
                lanes.come(journal);
            }
            default -> {
                lanes.remove(present);
                FakeSink next = service(sinks.next());
                lanes.add(next);
                return next;
            }
        }
        return present;
    }

    private interface SinkSource {
        AlertSink next();
    }

    private static List<Long> allOfThem() {
        List<Long> sequences = new ArrayList<>();
        for (long i = 1; i <= EVENTS; i++) {
            sequences.add(i);
        }
        return sequences;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesAndRepeatsNothingWhileSinksAreSwapped(long seed) throws InterruptedException {
        swapWhilePouring(new Random(seed), () -> this::receive);

        assertThat(received).isEqualTo(allOfThem());
        assertThat(lanes.views()).singleElement().satisfies(view -> {
            assertThat(view.delivered()).isEqualTo(EVENTS);
            assertThat(view.failed()).isZero();
            assertThat(view.lag()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void losesNothingWhileSwappedSinksFailAndHang(long seed) throws InterruptedException {
        Random faults = new Random(seed);
        CountDownLatch never = new CountDownLatch(1);

        swapWhilePouring(new Random(seed), () -> {
            int good = faults.nextInt(20);
            boolean hangs = faults.nextInt(60) == 0;
            return new Faulty(good, hangs ? never : new CountDownLatch(0));
        });
        never.countDown();

        Set<Long> seen = new HashSet<>();
        long last = 0;
        for (long sequence : received) {
            if (seen.add(sequence)) {
                assertThat(sequence).as("the next new one after %d", last).isEqualTo(last + 1);
                last = sequence;
            }
        }
        assertThat(last).isEqualTo(EVENTS);
        assertThat(received).as("no sink that failed had told anyone before").hasSize(EVENTS);
    }

    /** Takes so many batches, then hangs until the latch opens, interrupted or not, and fails. */
    private final class Faulty implements AlertSink {
        private final CountDownLatch hang;
        private int good;

        Faulty(int good, CountDownLatch hang) {
            this.good = good;
            this.hang = hang;
        }

        @Override
        public void deliver(List<SensorEvent> events) throws Exception {
            if (good-- > 0) {
                receive(events);
                return;
            }
            for (boolean hangs = true; hangs; ) {
                try {
                    hang.await();
                    hangs = false;
                } catch (InterruptedException e) {
                    hangs = true; // whatever one tries
                }
            }
            throw new IOException("out of order");
        }
    }

    @Test
    void manySinksShareAJournalAndEachGetsAll() throws InterruptedException {
        int sinks = 8;
        CountDownLatch done = new CountDownLatch(sinks);
        List<List<Long>> each = new ArrayList<>();
        lanes.come(journal);
        for (int i = 0; i < sinks; i++) {
            List<Long> mine = new ArrayList<>();
            each.add(mine);
            FakeSink sink = service(events -> {
                events.forEach(event -> mine.add(event.sequence()));
                if (mine.size() == EVENTS) {
                    done.countDown();
                }
            });
            lanes.add(sink.with("service.pid", "org.sundew.alert.fake~" + i));
        }
        journal.awaitReaders(sinks);

        pour(EVENTS);

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        lanes.end();
        assertThat(each).allSatisfy(mine -> assertThat(mine).isEqualTo(allOfThem()));
    }
}
