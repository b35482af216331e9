package org.sundew.alert.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    private String hang() {
        asked.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
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
