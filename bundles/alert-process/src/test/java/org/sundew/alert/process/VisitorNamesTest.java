package org.sundew.alert.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.testkit.Samples;

class VisitorNamesTest {
    private static final InetAddress ADDRESS = Samples.endpoint("192.0.2.7", 1).address();

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private String name = "host.example.org";
    private final VisitorNames names = new VisitorNames(address -> answer(), Duration.ofSeconds(20), time::get);

    private String answer() {
        asked.incrementAndGet();
        return name;
    }

    @AfterEach
    void close() {
        end.countDown();
        names.close();
    }

    @Test
    void aNameIsAskedForOnceInTenMinutes() throws Exception {
        assertThat(names.of(ADDRESS)).isEqualTo("host.example.org");
        time.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        names.of(ADDRESS);
        assertThat(asked).hasValue(1);
        time.addAndGet(1);
        names.of(ADDRESS);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAddressIsNoName() throws Exception {
        name = "192.0.2.7";

        assertThat(names.of(ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf.example.org", "a b", "$(id).example.org", "a\nb", "", "x;y", "é.example", "../x"})
    void whatIsNotAHostNameIsNone(String hostile) throws Exception {
        name = hostile;

        assertThat(names.of(ADDRESS)).isEmpty();
    }

    @Test
    void aNameServerThatDoesNotAnswerIsNotWaitedForLong() throws Exception {
        try (VisitorNames impatient = new VisitorNames(address -> hang(), Duration.ofMillis(50), time::get)) {
            assertThat(impatient.of(ADDRESS)).isEmpty();
            assertThat(impatient.of(ADDRESS)).isEmpty();
            assertThat(asked).hasValue(1);
            end.countDown();
        }
    }

    private static InetAddress numbered(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 1, 0, (byte) number});
    }

    @Test
    void whoeverIsNotWaitedForAnyMoreIsNotAskedForLater() throws Exception {
        Set<InetAddress> asked = ConcurrentHashMap.newKeySet();
        Function<InetAddress, String> hanging = address -> {
            asked.add(address);
            return hang();
        };
        try (VisitorNames impatient = new VisitorNames(hanging, Duration.ofMillis(1), time::get)) {
            for (int i = 0; i < 3 * VisitorNames.THREADS; i++) {
                assertThat(impatient.of(numbered(i))).isEmpty();
            }
            end.countDown();
            AtomicInteger next = new AtomicInteger(100);
            await().until(() -> !impatient.of(numbered(next.incrementAndGet())).isEmpty());
        }
        assertThat(asked).doesNotContain(numbered(2 * VisitorNames.THREADS), numbered(3 * VisitorNames.THREADS - 1));
    }

    @Test
    void anAddressThatThereWasNoRoomToAskForIsAskedForTheNextTime() throws Exception {
        BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(1);
        try (VisitorNames few = new VisitorNames(address -> hang(), Duration.ofMinutes(1), time::get, waiting)) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i <= VisitorNames.THREADS; i++) {
                InetAddress address = numbered(i);
                callers.add(
                        new Thread(() -> assertThatCode(() -> few.of(address)).doesNotThrowAnyException()));
            }
            callers.forEach(Thread::start);
            await().until(() -> waiting.size() == 1);

            assertThat(few.of(ADDRESS)).isEmpty();

            end.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(few.of(ADDRESS)).isEqualTo("late.example.org");
        }
    }

    /** As the system's resolver, which an interruption does not end. */
    private String hang() {
        asked.incrementAndGet();
        boolean interrupted = false;
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return "late.example.org";
    }

    @Test
    void theAddressAskedForLongestAgoIsForgotten() throws Exception {
        for (int i = 0; i < VisitorNames.MOST; i++) {
            names.of(InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i}));
        }
        names.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 0}));
        assertThat(asked).hasValue(VisitorNames.MOST);
        names.of(ADDRESS);
        names.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
        assertThat(asked).hasValue(VisitorNames.MOST + 2);
    }
}
