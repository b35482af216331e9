package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sundew.event.Endpoint;
import org.sundew.event.Id;
import org.sundew.event.Listen;
import org.sundew.event.Visit;
import org.sundew.gate.Arrival;
import org.sundew.testkit.Samples;

/** The ledger under many threads, and over very many visitors. */
final class LedgerStressTest {
    private static final Endpoint SENSOR = Samples.endpoint("198.51.100.1", 21);
    private static final Listen FTP = Samples.listen("ftp", 21);
    private static final Instant NOW = Samples.STARTED;
    private static final Id ID = new Id(1, 1);

    private static Endpoint visitor(int address) {
        try {
            return new Endpoint(
                    InetAddress.getByAddress(
                            ByteBuffer.allocate(4).putInt(address).array()),
                    40000);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arrival arrive(Ledger ledger, Endpoint visitor) {
        return ledger.arrive(ID, NOW, visitor, SENSOR, FTP, 1);
    }

    @Test
    void losesNoCountOfAVisitorThatStays() throws Exception {
        int threads = 8;
        int rounds = 50_000;
        Ledger ledger = new Ledger(1600, 64, 1);
        Visit stays = arrive(ledger, visitor(-1)).visit();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            SplittableRandom random = new SplittableRandom(i);
            done.add(executor.submit(() -> {
                start.await();
                for (int round = 0; round < rounds; round++) {
                    ledger.leave(arrive(ledger, visitor(random.nextInt(10_000))).visit());
                    ledger.leave(arrive(ledger, visitor(-1)).visit());
                }
                return null;
            }));
        }

        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        executor.shutdown();

        Arrival last = arrive(ledger, visitor(-1));
        assertThat(last.total()).isEqualTo(2L + (long) threads * rounds);
        assertThat(last.openNow()).isEqualTo(2);
        assertThat(stays.ordinal()).isEqualTo(1);
        assertThat(ledger.visitors()).isLessThanOrEqualTo(1600);
        assertThat(ledger.latest(2000)).allMatch(view -> view.address().equals("255.255.255.255") || view.open() == 0);
    }

    @Test
    void staysAtItsCostPerVisitorHoweverManyCome() {
        int bound = 250_000;
        Ledger ledger = new Ledger(bound, 64, 1);
        long empty = used();
        for (int i = 0; i < bound; i++) {
            ledger.leave(arrive(ledger, visitor(i * 31)).visit());
        }
        long full = used();
        long each = (full - empty) / ledger.visitors();

        for (int i = 0; i < 4 * bound; i++) {
            ledger.leave(arrive(ledger, visitor(i % (2 * bound) * 31)).visit());
        }

        assertThat(each).as("bytes a visitor").isBetween(80L, 120L);
        assertThat(used() - empty).isLessThan((full - empty) * 105 / 100);
        assertThat(ledger.visitors()).isLessThanOrEqualTo(bound);
    }

    /** What is in use after a collection. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
