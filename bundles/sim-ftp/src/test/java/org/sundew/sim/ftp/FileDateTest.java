package org.sundew.sim.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 40, 190, 400, 99_999})
    void staysInThePastAndNearItsAge(int days) {
        FileDate date = FileDate.daysAgo(days, "/pub/a.txt");

        for (int later = 0; later < 1000; later++) {
            Instant now = NOW.plus(Duration.ofDays(later));
            long age = Duration.between(date.at(now, 7), now).toDays();
            assertThat(date.at(now, 7)).isBeforeOrEqualTo(now);
            assertThat(age).isBetween((long) days - 1, 2L * days + 1);
        }
    }

    @Test
    void isTheSameForAVisitorWhoComesBack() {
        FileDate date = FileDate.daysAgo(40, "/pub/a.txt");

        long changes = 0;
        for (int day = 0; day < 320; day++) {
            Instant today = NOW.plus(Duration.ofDays(day));
            changes += date.at(today, 7).equals(date.at(today.plus(Duration.ofDays(1)), 7)) ? 0 : 1;
        }

        assertThat(changes).isEqualTo(10);
    }

    @Test
    void isAnotherAtAnotherSensor() {
        FileDate date = FileDate.daysAgo(40, "/pub/a.txt");

        assertThat(date.at(NOW, 7)).isNotEqualTo(date.at(NOW, 8));
    }
}
