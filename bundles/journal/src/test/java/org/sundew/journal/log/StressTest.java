package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.JournalReader;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

/** Many threads append, several read at different speeds, segments roll: nobody misses or repeats anything. */
class StressTest {
    private static final int APPENDERS = 8;
    private static final int EACH = 4000;
    private static final int ALL = APPENDERS * EACH;
    private static final int READERS = 4;

    @TempDir
    Path directory;

    private final Semaphore room = new Semaphore(2000);
    private final Receipt receipt = new Receipt() {
        @Override
        public void durable() {
            room.release();
        }

        @Override
        public void lost(String reason) {
            throw new IllegalStateException(reason);
        }
    };

    @Test
    void everyReaderGetsEveryEventOnceInOneOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(APPENDERS + READERS);
        try (Rig rig = Rig.open(directory, "segment.megabytes", 1, "memory.events", 3000)) {
            List<Future<List<SensorEvent>>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                JournalReader reader = rig.journal.reader("r" + i);
                int batch = 1 + i * 300;
                readers.add(threads.submit(reading(reader, batch)));
            }
            List<Future<?>> appenders = new ArrayList<>();
            for (int i = 0; i < APPENDERS; i++) {
                String name = Integer.toString(i);
                appenders.add(threads.submit(() -> append(rig, name)));
            }
            for (Future<?> appender : appenders) {
                appender.get();
            }
            List<SensorEvent> first = readers.get(0).get();
            for (Future<List<SensorEvent>> reader : readers) {
                assertThat(reader.get().equals(first)).isTrue();
            }
            assertThat(Rig.sequences(first))
                    .isEqualTo(LongStream.rangeClosed(1, ALL).boxed().toList());
            assertThat(eachInItsOrder(first)).isTrue();
            assertThat(rig.journal.status().lost()).isZero();
            assertThat(rig.segments()).hasSizeGreaterThan(10);
        } finally {
            threads.shutdownNow();
        }
    }

    private void append(Rig rig, String name) {
        for (int i = 0; i < EACH; i++) {
            room.acquireUninterruptibly();
            rig.journal.append(Samples.visited(0, "", "", new Note(name, Integer.toString(i))), receipt);
        }
    }

    private static Callable<List<SensorEvent>> reading(JournalReader reader, int batch) {
        return () -> {
            List<SensorEvent> events = new ArrayList<>();
            int reads = 0;
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (events.size() < ALL && System.nanoTime() < end) {
                List<SensorEvent> read = reader.read(batch, Duration.ofMillis(50));
                if (++reads % 5 == 0) {
                    reader.rewind();
                } else {
                    events.addAll(read);
                    reader.commit();
                }
            }
            return events;
        };
    }

    private static boolean eachInItsOrder(List<SensorEvent> events) {
        Map<String, Integer> next = new HashMap<>();
        for (SensorEvent event : events) {
            Note note = ((Visited) event).notes().get(0);
            if (Integer.parseInt(note.value()) != next.merge(note.name(), 1, Integer::sum) - 1) {
                return false;
            }
        }
        return true;
    }
}
