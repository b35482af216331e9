package org.sundew.intake.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;

/** A journal in memory whose disk does as the test says. */
final class FakeJournal implements Journal {
    enum Disk {
        /** On disk at once. */
        GOOD,
        /** Only when {@link #sync} says so. */
        SLOW,
        /** Nothing gets there. */
        FULL,
        /** The journal itself throws. */
        BROKEN,
        /** Told of twice, and in both ways. */
        CONFUSED
    }

    private final List<SensorEvent> events = new ArrayList<>();
    private final List<Receipt> unsynced = new ArrayList<>();
    private final List<SensorEvent> unsyncedEvents = new ArrayList<>();
    private Disk disk = Disk.GOOD;

    synchronized FakeJournal disk(Disk now) {
        disk = now;
        return this;
    }

    @Override
    public synchronized void append(SensorEvent event, Receipt receipt) {
        switch (disk) {
            case GOOD -> {
                events.add(event);
                receipt.durable();
            }
            case SLOW -> {
                unsyncedEvents.add(event);
                unsynced.add(receipt);
            }
            case FULL -> receipt.lost("disk-full");
            case BROKEN -> throw new IllegalStateException("broken");
            case CONFUSED -> {
                events.add(event);
                receipt.durable();
                receipt.lost("disk-full");
                receipt.durable();
            }
        }
    }

    /** What was slow is on disk now. */
    synchronized void sync() {
        events.addAll(unsyncedEvents);
        unsynced.forEach(Receipt::durable);
        unsyncedEvents.clear();
        unsynced.clear();
    }

    /** Everything on disk, in order. */
    synchronized List<SensorEvent> events() {
        return List.copyOf(events);
    }

    /** The visits on disk, in order. */
    List<Visited> visits() {
        return events().stream()
                .filter(Visited.class::isInstance)
                .map(Visited.class::cast)
                .toList();
    }

    @Override
    public JournalReader reader(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SensorEvent> find(EventQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SensorEvent> find(Id id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] json(SensorEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JournalStatus status() {
        throw new UnsupportedOperationException();
    }
}
