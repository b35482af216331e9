package org.sundew.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** The example of the ULID specification: 01ARZ3NDEKTSV4RRFFQ69G5FAV. */
    @Test
    void readsAndWritesTheSpecificationsExample() {
        Id id = Id.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV");

        assertThat(id).hasToString("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        assertThat(id.millis()).isEqualTo(1469922850259L);
    }

    @Test
    void survivesTheRoundTripThroughText() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Id id = new Id(random.nextLong(), random.nextLong());

            assertThat(Id.parse(id.toString())).isEqualTo(id);
            assertThat(Id.parse(id.toString().toLowerCase(Locale.ROOT))).isEqualTo(id);
        }
    }

    @Test
    void sortsAsItsTextDoes() {
        Random random = new Random(8);
        for (int i = 0; i < 10_000; i++) {
            Id one = new Id(random.nextLong(), random.nextLong());
            Id two = new Id(one.high() + random.nextInt(2), random.nextLong());

            assertThat(Integer.signum(one.compareTo(two)))
                    .isEqualTo(Integer.signum(one.toString().compareTo(two.toString())));
        }
    }

    @Test
    void refusesWhatIsNotAnId() {
        for (String text : new String[] {
            "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAU"
        }) {
            assertThatThrownBy(() -> Id.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void neverRepeatsAndNeverGoesBack() {
        Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), new Random(9));
        Id last = ids.next();
        for (int i = 0; i < 100_000; i++) {
            Id next = ids.next();

            assertThat(next).isGreaterThan(last);
            last = next;
        }
        assertThat(last.millis()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void borrowsFromTheNextMillisecondWhenTheRandomPartIsUsedUp() {
        RandomGenerator ones = () -> -1L;
        Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), ones);

        Id first = ids.next();
        Id second = ids.next();

        assertThat(second).isGreaterThan(first);
        assertThat(second.millis()).isEqualTo(NOW.toEpochMilli() + 1);
    }
}
