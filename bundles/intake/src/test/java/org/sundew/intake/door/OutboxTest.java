package org.sundew.intake.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

final class OutboxTest {
    private static final int EVENT = 600;

    private final List<String> lost = new ArrayList<>();
    private final Receipt receipt = new Receipt() {
        @Override
        public void durable() {}

        @Override
        public void lost(String reason) {
            lost.add(reason);
        }
    };

    private static Visited visited(int bytes) {
        return Samples.visited(0, "x".repeat(bytes), "");
    }

    @Test
    void keepsAsManyEventsAsItsBound() {
        Outbox outbox = new Outbox(3, 1_000_000);

        outbox.append(visited(1), receipt);
        outbox.append(visited(2), receipt);
        outbox.append(visited(3), receipt);
        assertThat(lost).isEmpty();
        outbox.append(visited(4), receipt);

        assertThat(lost).containsExactly("journal-missing");
        assertThat(outbox.size()).isEqualTo(3);
    }

    @Test
    void keepsAsManyBytesAsItsBound() {
        Outbox outbox = new Outbox(100, 2 * EVENT + 100);

        outbox.append(visited(50), receipt);
        outbox.append(visited(51), receipt);
        assertThat(lost).containsExactly("journal-missing");
        outbox.append(visited(50), receipt);

        assertThat(lost).hasSize(1);
        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void sendsWhatWaitedFirstAndInOrder() {
        Outbox outbox = new Outbox(100, 1_000_000);
        FakeJournal journal = new FakeJournal();
        SensorEvent first = visited(1);
        SensorEvent second = visited(2);
        SensorEvent third = visited(3);

        outbox.append(first, receipt);
        outbox.append(second, receipt);
        outbox.attach(journal);
        outbox.append(third, receipt);

        assertThat(journal.events()).containsExactly(first, second, third);
    }

    @Test
    void hasItsWholeRoomAgainAfterTheJournalCameBack() {
        Outbox outbox = new Outbox(1, EVENT + 10);
        FakeJournal journal = new FakeJournal();
        outbox.append(visited(10), receipt);
        outbox.attach(journal);
        outbox.detach(journal);

        outbox.append(visited(10), receipt);

        assertThat(lost).isEmpty();
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void goesOnWithTheNewJournalWhenTheOldOneLeavesLater() {
        Outbox outbox = new Outbox(1, 1_000_000);
        FakeJournal old = new FakeJournal();
        FakeJournal successor = new FakeJournal();

        outbox.attach(old);
        outbox.attach(successor);
        outbox.detach(old);
        outbox.append(visited(1), receipt);

        assertThat(outbox.attached()).isTrue();
        assertThat(successor.events()).hasSize(1);
    }
}
