package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Exchanges exchanges = new Exchanges(START);

    @Test
    void allowsSomeAtOnceAndNotOneMore() {
        for (int i = 1; i <= Exchanges.AT_ONCE; i++) {
            assertThat(exchanges.take(START)).as("exchange %d", i).isTrue();
        }

        assertThat(exchanges.take(START)).isFalse();
        assertThat(exchanges.count()).isEqualTo(Exchanges.AT_ONCE + 1);
    }

    @Test
    void allowsOneMoreAfterAWhile() {
        for (int i = 0; i < Exchanges.AT_ONCE; i++) {
            exchanges.take(START);
        }

        assertThat(exchanges.take(START.plus(Exchanges.EACH))).isTrue();
        assertThat(exchanges.take(
                        START.plus(Exchanges.EACH).plus(Exchanges.EACH).minusMillis(1)))
                .isFalse();
    }

    @Test
    void goesOnForEverWithWhoKeepsThePace() {
        Instant now = START;
        for (int i = 0; i < 1_000; i++) {
            assertThat(exchanges.take(now)).isTrue();
            now = now.plus(Exchanges.EACH);
        }
    }
}
