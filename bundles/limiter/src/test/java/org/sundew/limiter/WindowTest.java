package org.sundew.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sundew.limiter.Window.Outcome;

final class WindowTest {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final Window window = new Window(0);

    private int admit(int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += window.admit() ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void letsInAsManyAsAllowed() {
        var unused = window.bound(10, 3 * HOUR, 0);

        assertThat(admit(9)).isEqualTo(9);
        assertThat(admit(1)).isEqualTo(1);
        assertThat(admit(1)).isZero();
        assertThat(window.admitOrLockUp(0)).isEqualTo(Outcome.LOCKED_UP);
        assertThat(window.admitOrLockUp(0)).as("once").isEqualTo(Outcome.REFUSED);
    }

    @Test
    void eachHourLetsInAsManyAsHaveLeftTheWindow() {
        var unused = window.bound(10, 3 * HOUR, 0);
        admit(4);
        window.roll(HOUR);
        admit(3);
        window.roll(2 * HOUR);
        admit(3);
        long locked = 2 * HOUR + 10;
        assertThat(window.admitOrLockUp(locked)).isEqualTo(Outcome.LOCKED_UP);

        assertThat(window.roll(locked + HOUR - 1)).isEmpty();
        assertThat(window.roll(locked + HOUR)).as("what left by the third hour").isEmpty();
        assertThat(window.roll(4 * HOUR + 10)).contains(4L);
        assertThat(admit(10)).isEqualTo(4);
        assertThat(window.admitOrLockUp(4 * HOUR + 20)).isEqualTo(Outcome.LOCKED_UP);
        assertThat(window.roll(5 * HOUR + 20)).contains(6L);
    }

    @Test
    void reopensAtOnceForAHigherLimitOrNone() {
        var unused = window.bound(2, HOUR, 0);
        admit(2);
        window.admitOrLockUp(1);

        assertThat(window.bound(2, HOUR, 2)).isEmpty();
        assertThat(window.bound(5, HOUR, 3)).contains(3L);
        assertThat(admit(9)).isEqualTo(3);
        window.admitOrLockUp(4);
        assertThat(window.bound(Terms.NONE, HOUR, 5)).contains(Terms.NONE);
        assertThat(admit(100)).isEqualTo(100);
    }

    @Test
    void seesToItEveryHourHoweverLongItWasAsleep() {
        var unused = window.bound(1, 1_000 * HOUR, 0);
        admit(1);
        window.admitOrLockUp(10);

        assertThat(window.roll(7 * HOUR + 10)).isEmpty();
        assertThat(window.view().check()).isEqualTo(8 * HOUR + 10);
    }

    /** The places of its numbers, as they are written: five, a truth value, two more, and of each span two. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 24, 32, 41, 49, 61, 69})
    void takesNoNegativeNumbersFromAFile(int place) throws IOException {
        var unused = window.bound(1, HOUR, 0);
        admit(1);
        window.admitOrLockUp(10);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        window.write(new DataOutputStream(written));
        byte[] state = written.toByteArray();
        new Window(0).read(new DataInputStream(new ByteArrayInputStream(state)));

        state[place] = (byte) 0x80;

        assertThatThrownBy(() -> new Window(0).read(new DataInputStream(new ByteArrayInputStream(state))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a window has no negative times or counts: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noHoursEverSeeMoreThanAllowed(long seed) {
        Random random = new Random(seed);
        int allowed = 1 + random.nextInt(50);
        long length = (1 + random.nextInt(5)) * HOUR;
        var unused = window.bound(allowed, length, 0);
        Deque<Long> admitted = new ArrayDeque<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(100) == 0 ? random.nextInt((int) HOUR) : random.nextInt(60_000);
            window.roll(now);
            if (window.admit() || window.admitOrLockUp(now) == Outcome.LET_IN) {
                admitted.add(now);
            }
            while (!admitted.isEmpty() && admitted.peek() <= now - length) {
                admitted.remove();
            }
            assertThat(admitted.size()).as("seed %s, step %s", seed, i).isLessThanOrEqualTo(allowed);
        }
    }
}
