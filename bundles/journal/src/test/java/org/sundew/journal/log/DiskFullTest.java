package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sundew.admin.Problem;
import org.sundew.event.Note;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.JournalReader;
import org.sundew.testkit.Samples;

/** A real disk of one megabyte that is really full. Needs the right to mount; without it the tests are skipped. */
class DiskFullTest {
    @TempDir
    Path directory;

    private final ManualNanos nanos = new ManualNanos();
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString()) == 0;
        assumeTrue(mounted, "a small tmpfs can be mounted");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", directory.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : 1;
        } catch (IOException e) {
            return 1; // no such program
        }
    }

    private Rig open() {
        return Rig.open(directory, Clock.systemUTC(), nanos, "queue.events", 16);
    }

    private static SensorEvent event() {
        return Samples.visited(0, "x".repeat(3000), "", new Note("k", "v"));
    }

    /** Appends until the queue turns events away for want of room on the disk; how many it took in. */
    private static int fill(Rig rig, Rig.Tally tally) {
        int offered = 0;
        while (tally.lost.size() < 5) {
            rig.journal.append(event(), tally);
            offered++;
            while (rig.journal.status().failing().isEmpty() && !written(rig, tally)) {
                Thread.onSpinWait();
            }
        }
        return offered - tally.lost.size();
    }

    private static boolean written(Rig rig, Rig.Tally tally) {
        return rig.journal.status().durable() + tally.lost.size()
                >= rig.journal.status().appended();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Rig.LONG.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void keepsServingCountsAndSaysSo() {
        try (Rig rig = open()) {
            Rig.Tally tally = new Rig.Tally(1000);
            fill(rig, tally);

            assertThat(tally.lost).containsOnly("disk-full");
            assertThat(rig.journal.status().failing()).startsWith("the disk is full");
            assertThat(rig.journal.status().lost()).isEqualTo(tally.lost.size());
            assertThat(rig.journal.problems())
                    .extracting(Problem::file, Problem::key, Problem::value)
                    .containsExactly(tuple("org.sundew.journal.cfg", "directory", directory.toString()));
        }
    }

    @Test
    void recoversTellsWhatWasLostAndLeavesAGapOfThatManyNumbers() throws IOException, InterruptedException {
        Path ballast = Files.write(directory.resolve("ballast"), new byte[500_000]);
        try (Rig rig = open()) {
            JournalReader reader = rig.journal.reader("r");
            Rig.Tally tally = new Rig.Tally(1000);
            int taken = fill(rig, tally);
            Files.delete(ballast);
            nanos.add(Duration.ofSeconds(5));

            List<SensorEvent> read = Rig.read(reader, taken + 1);

            SensorChanged told = (SensorChanged) read.get(read.size() - 1);
            int lost = tally.lost.size();
            assertThat(told.action()).isEqualTo("events-lost");
            assertThat(told.notes()).contains(new Note("lost", Integer.toString(lost)));
            assertThat(told.notes()).contains(new Note("lost.by.disk-full", Integer.toString(lost)));
            assertThat(told.sequence()).isEqualTo(taken + lost + 1L);
            assertThat(read.get(taken - 1).sequence()).isEqualTo(taken);
            await(() -> rig.journal.status().failing().isEmpty()); // the event is shown a moment before
            assertThat(rig.journal.problems()).isEmpty();
            reader.commit();
            assertThat(reader.lag()).isZero();
            assertThat(reader.overtaken()).isZero();
        }
    }

    @Test
    void noHalfWrittenBatchStaysInTheMiddle() throws IOException, InterruptedException {
        Path ballast = Files.write(directory.resolve("ballast"), new byte[500_000]);
        int taken;
        try (Rig rig = open()) {
            Rig.Tally tally = new Rig.Tally(1000);
            taken = fill(rig, tally);
            nanos.add(Duration.ofSeconds(2));
            await(() -> rig.journal.status().failing().startsWith("the disk is full"));
            Files.delete(ballast);
            nanos.add(Duration.ofSeconds(2));
            await(() -> rig.journal.status().durable() > taken);

            List<SensorEvent> kept = rig.journal.find(new EventQuery(Instant.EPOCH, 10_000, event -> true));

            assertThat(kept).hasSize(taken + 1);
        }
        for (Path segment : Rig.segments(directory)) {
            assertThat(Files.readString(segment)).endsWith("}\n");
        }
    }

    @Test
    void cursorsMoveWhileTheDiskIsFull() throws InterruptedException {
        try (Rig rig = open()) {
            JournalReader reader = rig.journal.reader("r");
            fill(rig, new Rig.Tally(1000));
            long durable = rig.journal.status().durable();
            Rig.read(reader, (int) durable);
            reader.commit();
            reader.close();

            assertThat(rig.journal.reader("r").lag()).isZero();
        }
    }

    @Test
    void startsOnAFullDisk() throws IOException, InterruptedException {
        try (Rig rig = open()) {
            rig.appended(3, 10);
        }
        Path ballast = directory.resolve("ballast");
        try {
            Files.write(ballast, new byte[2_000_000]);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
        try (Rig rig = open()) {
            Rig.Tally tally = new Rig.Tally(1000);
            fill(rig, tally);
            Files.delete(ballast);
            nanos.add(Duration.ofSeconds(2));

            await(() -> rig.journal.status().failing().isEmpty());
        }
    }
}
