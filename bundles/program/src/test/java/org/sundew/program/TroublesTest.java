package org.sundew.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sundew.admin.Problem;
import org.sundew.testkit.ManualClock;

class TroublesTest {
    private final ManualClock clock = new ManualClock();
    private final Troubles troubles = new Troubles(clock);

    private static Problem problem(String file) {
        return new Problem(file, "application", "/x", "it failed");
    }

    @Test
    void countsWhatHappensAgain() {
        troubles.add(problem("a.cfg"));
        troubles.add(problem("a.cfg"));

        assertThat(troubles.problems())
                .singleElement()
                .satisfies(shown ->
                        assertThat(shown.what()).isEqualTo("it failed (2 times, the last at 2026-01-02T03:04:05Z)"));
    }

    @Test
    void forgetsAfterTenMinutes() {
        troubles.add(problem("a.cfg"));

        clock.elapse(Duration.ofMinutes(10));
        assertThat(troubles.problems()).hasSize(1);
        clock.elapse(Duration.ofSeconds(1));
        assertThat(troubles.problems()).isEmpty();
    }

    @Test
    void forgetsWhatAClockThatWasAheadNoted() {
        troubles.add(problem("a.cfg"));

        clock.elapse(Duration.ofDays(-365));

        assertThat(troubles.problems()).isEmpty();
    }

    @Test
    void isOverWhenItGoesWell() {
        troubles.add(problem("a.cfg"));

        troubles.over("a.cfg", "application");

        assertThat(troubles.problems()).isEmpty();
    }

    @Test
    void remembersTwoHundred() {
        for (int i = 0; i < 201; i++) {
            troubles.add(problem(i + ".cfg"));
        }

        assertThat(troubles.problems())
                .hasSize(200)
                .noneMatch(problem -> problem.file().equals("0.cfg"));
    }
}
