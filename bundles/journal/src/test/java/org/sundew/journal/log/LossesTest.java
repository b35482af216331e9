package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sundew.testkit.ManualClock;

class LossesTest {
    private final ManualClock clock = new ManualClock();
    private final Instant start = clock.instant();
    private final Losses losses =
            new Losses(clock, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis() - start.toEpochMilli()));

    @Test
    void areToldOnceNothingWasLostForASecond() {
        losses.add("disk-full");
        clock.elapse(Duration.ofMillis(999));
        assertThat(losses.due()).isFalse();
        losses.add("journal-full");
        clock.elapse(Duration.ofMillis(999));
        assertThat(losses.due()).isFalse();
        clock.elapse(Duration.ofMillis(1));

        assertThat(losses.due()).isTrue();
        assertThat(losses.take())
                .contains(new Losses.Report(
                        2, start, start.plusMillis(999), Map.of("disk-full", 1L, "journal-full", 1L)));
    }

    @Test
    void areToldEveryTenSecondsWhileTheyGoOn() {
        for (int i = 0; i < 20; i++) {
            losses.add("journal-full");
            assertThat(losses.due()).isFalse();
            clock.elapse(Duration.ofMillis(500));
        }

        losses.add("journal-full");

        assertThat(losses.due()).isTrue();
    }

    @Test
    void areToldOnlyOnceAndCountedForEver() {
        losses.add("disk-full");
        losses.take();

        assertThat(losses.untold()).isFalse();
        assertThat(losses.take()).isEmpty();
        assertThat(losses.total()).isEqualTo(1);
    }
}
