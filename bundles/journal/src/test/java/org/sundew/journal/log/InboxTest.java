package org.sundew.journal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Receipt;
import org.sundew.testkit.Samples;

class InboxTest {
    private static final long MUCH = 1L << 40;
    private final SensorEvent event = Samples.visited(0, "", "");
    private final long weight = Weight.of(event);

    private List<Inbox.Answer> offered(Inbox inbox, int count) {
        List<Inbox.Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(inbox.offer(event, Receipt.NONE));
        }
        return answers;
    }

    @Test
    void comesOutAsItWentIn() {
        Inbox inbox = new Inbox(new Inbox.Bounds(100, MUCH));
        for (int i = 1; i <= 5; i++) {
            inbox.offer(Samples.changed(i), Receipt.NONE);
        }

        List<Long> sequences = new ArrayList<>();
        for (Inbox.Entry entry : inbox.take()) {
            sequences.add(entry.event().sequence());
        }

        assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(inbox.take()).isEmpty();
    }

    @Test
    void isBoundedByCount() {
        Inbox inbox = new Inbox(new Inbox.Bounds(3, MUCH));

        assertThat(offered(inbox, 4))
                .containsExactly(Inbox.Answer.TAKEN, Inbox.Answer.TAKEN, Inbox.Answer.TAKEN, Inbox.Answer.FULL);
    }

    @Test
    void isBoundedByWeight() {
        Inbox inbox = new Inbox(new Inbox.Bounds(100, 2 * weight));

        assertThat(offered(inbox, 3)).containsExactly(Inbox.Answer.TAKEN, Inbox.Answer.TAKEN, Inbox.Answer.FULL);
    }

    @Test
    void heavyEventsGoInWithoutTheirPayloadsBeforeAnyIsLost() {
        SensorEvent heavy = Samples.visited(0, "x".repeat(60_000), "y".repeat(60_000));
        Inbox inbox = new Inbox(new Inbox.Bounds(100, 400_000));
        for (int i = 0; i < 4; i++) {
            assertThat(inbox.offer(heavy, Receipt.NONE)).isEqualTo(Inbox.Answer.TAKEN);
        }

        Visited whole = (Visited) inbox.take()[0].event();
        assertThat(whole).isEqualTo(heavy);
        assertThat(offered(inbox, 10)).containsOnly(Inbox.Answer.TAKEN);
        assertThat(inbox.offer(heavy, Receipt.NONE)).isEqualTo(Inbox.Answer.TAKEN);
        Inbox.Entry[] later = inbox.take();
        Visited cut = (Visited) later[later.length - 1].event();
        assertThat(cut.received().size()).isZero();
        assertThat(cut.received().total()).isEqualTo(60_000);
        assertThat(cut.sent().truncated()).isTrue();
        assertThat(cut.notes()).contains(new Note(Cut.NOTE, "120000"));
        assertThat(cut.id()).isEqualTo(whole.id());
    }

    @Test
    void anEventHeavierThanTheBoundFitsAlone() {
        Inbox inbox = new Inbox(new Inbox.Bounds(100, 1));

        assertThat(offered(inbox, 2)).containsExactly(Inbox.Answer.TAKEN, Inbox.Answer.FULL);
    }

    @Test
    void whatTheWriterHoldsCountsUntilItIsDone() {
        Inbox inbox = new Inbox(new Inbox.Bounds(3, MUCH));
        offered(inbox, 2);
        inbox.take();

        assertThat(offered(inbox, 2)).containsExactly(Inbox.Answer.TAKEN, Inbox.Answer.FULL);
        inbox.hold(0, 0);
        assertThat(offered(inbox, 2)).containsOnly(Inbox.Answer.TAKEN);
    }

    @Test
    void countsWhatWasTakenInEver() {
        Inbox inbox = new Inbox(new Inbox.Bounds(3, MUCH));
        offered(inbox, 2);
        inbox.take();
        inbox.hold(0, 0);
        offered(inbox, 5);

        assertThat(inbox.appended()).isEqualTo(5);
    }

    @Test
    void aClosedOneGivesBackTheRestAndTakesNoMore() {
        Inbox inbox = new Inbox(new Inbox.Bounds(3, MUCH));
        offered(inbox, 2);

        assertThat(inbox.close()).hasSize(2);
        assertThat(offered(inbox, 1)).containsExactly(Inbox.Answer.CLOSED);
        assertThat(inbox.close()).isEmpty();
        assertThat(inbox.appended()).isEqualTo(2);
    }
}
