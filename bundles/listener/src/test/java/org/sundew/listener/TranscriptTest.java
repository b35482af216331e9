package org.sundew.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.sundew.event.Payload;

class TranscriptTest {
    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length);
    }

    @Test
    void keepsTheFirstBytesAndCountsAll() {
        Transcript transcript = new Transcript(5, new Budget(() -> 0));

        transcript.add(ByteBuffer.wrap("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        transcript.add(ByteBuffer.wrap("defgh".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 4));

        Payload payload = transcript.payload();
        assertThat(payload.escaped()).isEqualTo("abcde");
        assertThat(payload.total()).isEqualTo(7);
    }

    @Test
    void leavesThePositionAlone() {
        ByteBuffer data = bytes(10).position(3);

        new Transcript(100, new Budget(() -> 0)).add(data);

        assertThat(data.position()).isEqualTo(3);
    }

    @Test
    void booksWhatIsBeyondTheFreeBytes() {
        Budget budget = new Budget(() -> 1_000_000);
        Transcript transcript = new Transcript(100_000, budget);

        transcript.add(bytes(Budget.FREE));
        assertThat(budget.used()).isZero();
        transcript.add(bytes(1));
        assertThat(budget.used()).isPositive();
        transcript.add(bytes(200_000));
        assertThat(budget.used()).isEqualTo(100_000 - Budget.FREE);

        assertThat(transcript.payload().size()).isEqualTo(100_000);
        assertThat(budget.used()).isZero();
    }

    @Test
    void keepsNoMoreThanThereIsMemoryFor() {
        Budget budget = new Budget(() -> 10);
        Transcript transcript = new Transcript(100_000, budget);

        transcript.add(bytes(Budget.FREE));
        transcript.add(bytes(11));
        transcript.add(bytes(1));

        assertThat(transcript.payload().size()).isEqualTo(Budget.FREE);
        assertThat(budget.used()).isZero();
        assertThat(budget.refused()).isEqualTo(1);
    }
}
