package org.sundew.intake.door;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Note;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.Journal;
import org.sundew.journal.Receipt;

/**
 * The way to the journal. While there is none, events wait, up to a number and a size; what comes on top is lost, and its
 * receipt told so. What waited goes first when the journal is back. Thread-safe; blocks nobody
 * but for the moment in which what waited is handed over.
 */
final class Outbox {
    static final String FULL = "journal-missing";
    static final String FAILED = "journal-failed";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int LOG_EVERY = 10_000;
    /** What an event takes on the heap besides its payloads, rounded up. */
    private static final int EVENT_BYTES = 600;

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Journal journal;
    private int most;
    private long mostBytes;
    private long bytes;

    private record Waiting(SensorEvent event, Receipt receipt, long bytes) {}

    Outbox(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Takes new bounds; what already waits stays. */
    synchronized void bound(int events, long size) {
        most = events;
        mostBytes = size;
    }

    boolean attached() {
        return journal != null;
    }

    /** How many events wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** The journal is there: it gets what waited, then everything else. */
    synchronized void attach(Journal present) {
        for (Waiting each = waiting.poll(); each != null; each = waiting.poll()) {
            append(present, each.event(), each.receipt());
        }
        bytes = 0;
        journal = present;
    }

    /** That journal is gone. */
    synchronized void detach(Journal gone) {
        if (journal == gone) {
            journal = null;
        }
    }

    void append(SensorEvent event, Receipt receipt) {
        Journal present = journal;
        if (present == null) {
            wait(event, receipt);
            return;
        }
        append(present, event, receipt);
    }

    private void wait(SensorEvent event, Receipt receipt) {
        long size = size(event);
        synchronized (this) {
            Journal present = journal;
            if (present != null) { // it came meanwhile
                append(present, event, receipt);
                return;
            }
            if (waiting.size() < most && bytes + size <= mostBytes) {
                waiting.add(new Waiting(event, receipt, size));
                bytes += size;
                return;
            }
        }
        receipt.lost(FULL);
    }

    private void append(Journal present, SensorEvent event, Receipt receipt) {
        try {
            present.append(event, receipt);
        } catch (RuntimeException e) {
            receipt.lost(FAILED);
            if (failures.getAndIncrement() % LOG_EVERY == 0) {
                LOG.error("the journal threw at an event, {} times so far; they are lost", failures, e);
            }
        }
    }

    private static long size(SensorEvent event) {
        if (event instanceof Visited visited) {
            long notes = 0;
            for (Note note : visited.notes()) {
                notes += note.name().length() + note.value().length();
            }
            return EVENT_BYTES + visited.received().size() + visited.sent().size() + 2 * notes;
        }
        return event instanceof Observed observed
                ? EVENT_BYTES + observed.observation().payload().size()
                : EVENT_BYTES;
    }
}
