package org.sundew.console;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;

/**
 * Shows events as they become durable, without a cursor of its own: it asks the journal every now and then how far it is, and
 * looks back just so far.
 */
final class Follower {
    /** The most events fetched at once; what is more is told of, and left out. */
    static final int BATCH_MAX = 10_000;

    private final Journal journal;
    private final Predicate<SensorEvent> where;
    private final Screen screen;

    /** Where events are shown. */
    interface Screen {
        void show(SensorEvent event);

        void leftOut(long events);

        /** Whether anybody still looks. */
        boolean open();

        /** The operator has seen enough. */
        void ended();
    }

    /** Lets some time pass between two looks. */
    @FunctionalInterface
    interface Pause {
        void take() throws InterruptedException;
    }

    Follower(Journal journal, Predicate<SensorEvent> where, Screen screen) {
        this.journal = journal;
        this.where = where;
        this.screen = screen;
    }

    /**
     * Shows what comes after this place in the log, until nobody looks any more or the thread is interrupted, which is how
     * the shell says Ctrl-C; there is nobody left to pass the interruption on to.
     */
    void follow(long after, Pause pause) {
        long last = after;
        try {
            while (screen.open()) {
                long end = journal.status().sequence();
                if (end > last) {
                    show(last, end);
                    last = end;
                }
                pause.take();
            }
        } catch (InterruptedException e) {
            screen.ended();
        }
    }

    /** Shows the events behind one place, up to and with another. There is no gap, so their number bounds the search. */
    private void show(long after, long end) {
        int count = (int) Math.min(end - after, BATCH_MAX);
        List<SensorEvent> events = journal.find(
                new EventQuery(Instant.EPOCH, count, event -> event.sequence() > after && event.sequence() <= end));
        if (end - after > count) {
            screen.leftOut(end - after - count);
        }
        for (int i = events.size() - 1; i >= 0; i--) {
            if (where.test(events.get(i))) {
                screen.show(events.get(i));
            }
        }
    }
}
