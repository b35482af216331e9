package org.sundew.sim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StrandTest {
    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<Object> seen = new ArrayList<>();
    private final Strand strand = new Strand(pool::add, seen::add);

    private void runPool() {
        for (Runnable task = pool.poll(); task != null; task = pool.poll()) {
            task.run();
        }
    }

    @Test
    void doesOneThingAfterTheOther() {
        for (int i = 0; i < 100; i++) {
            int number = i;
            strand.execute(() -> seen.add(number));
        }
        assertThat(pool).hasSize(1);
        runPool();

        assertThat(seen).hasSize(100).startsWith(0, 1, 2);
    }

    @Test
    void tellsWhatATaskThrowsAndGoesOn() {
        IllegalStateException failure = new IllegalStateException();
        strand.execute(() -> {
            throw failure;
        });
        strand.execute(() -> seen.add("on"));
        runPool();

        assertThat(seen).containsExactly(failure, "on");
    }

    @Test
    void finishesWhatIsLeftAndDoesNothingAfterwards() {
        strand.execute(() -> seen.add("left"));
        strand.finish(() -> seen.add("last"), Duration.ofMillis(1));
        strand.execute(() -> seen.add("late"));
        runPool();

        assertThat(seen).containsExactly("left", "last");
    }
}
