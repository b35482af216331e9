package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HurryTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Hurry hurry = new Hurry(nanos::get);

    private void changedAfter(int millis) {
        pass(millis);
        hurry.changed("a");
    }

    private void pass(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void isOverOnceNothingChangedForASecond() {
        changedAfter(0);
        changedAfter(1500);
        changedAfter(400);
        pass(999);
        assertThat(hurry.over()).isEmpty();
        assertThat(hurry.goesOn()).isTrue();

        pass(1);
        assertThat(hurry.over()).containsExactly("a");
        assertThat(hurry.goesOn()).isFalse();
        assertThat(hurry.over()).isEmpty();
    }

    @Test
    void isNoneWhereChangesTakeTheirTime() {
        changedAfter(0);
        changedAfter(1000);
        pass(5000);

        assertThat(hurry.goesOn()).isFalse();
        assertThat(hurry.over()).isEmpty();
    }

    @Test
    void endsWithTheConfiguration() {
        changedAfter(0);
        changedAfter(1);
        hurry.forget("a");
        pass(5000);

        assertThat(hurry.over()).isEmpty();
    }
}
