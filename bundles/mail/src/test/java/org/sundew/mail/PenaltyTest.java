package org.sundew.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits were measured at a Dovecot 2.3.19.1, which refuses 2 s after it has heard somebody. */
class PenaltyTest {
    private static final Duration REFUSAL = Duration.ofSeconds(2);

    private final Penalty penalty = new Penalty(Duration.ofSeconds(15));
    private Instant now = Instant.EPOCH.plusSeconds(1_000_000);

    /** How long one who tries this now waits for his answer, in s. */
    private long guess(String password) {
        return guess(Optional.of(new Credentials("r", password)));
    }

    private long guess(Optional<Credentials> tried) {
        Duration due = penalty.due(now);
        penalty.add(tried, now.plus(due));
        now = now.plus(due).plus(REFUSAL);
        return due.plus(REFUSAL).toSeconds();
    }

    @Test
    void makesWhoGuessesOnWaitLonger() {
        assertThat(new long[] {guess("1"), guess("2"), guess("3"), guess("4"), guess("5"), guess("6")})
                .containsExactly(2, 6, 10, 17, 17, 17);
    }

    @Test
    void countsTheSameGuessOnce() {
        assertThat(new long[] {guess("1"), guess("1"), guess("1"), guess("1"), guess("1")})
                .containsExactly(2, 6, 6, 6, 2);
        now = now.plusSeconds(60);
        assertThat(new long[] {guess("1"), guess("2"), guess("1"), guess("2"), guess("1")})
                .containsExactly(2, 6, 10, 10, 2);
    }

    @Test
    void countsWhatNamedNobodyEachTime() {
        assertThat(new long[] {guess(Optional.empty()), guess(Optional.empty()), guess("1"), guess("2")})
                .containsExactly(2, 6, 10, 17);
    }

    @ParameterizedTest
    @CsvSource({"14, 4", "15, 0", "16, 0"})
    void forgetsAfterAWhile(int seconds, int due) {
        penalty.add(Optional.empty(), now);

        assertThat(penalty.due(now.plusSeconds(seconds))).hasSeconds(due);
    }

    @Test
    void forgetsOnceSomebodyGotIn() {
        guess("1");
        penalty.forgive();

        assertThat(guess("1")).isEqualTo(2);
        assertThat(guess("2")).isEqualTo(6);
    }

    @Test
    void makesNobodyWaitWhereItIsOff() {
        Penalty none = new Penalty(Duration.ZERO);
        none.add(Optional.empty(), now);

        assertThat(none.due(now)).isZero();
    }
}
