package org.sundew.management;

import java.util.List;
import java.util.Optional;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;

/** A journal that has a status and these events. */
record FixedJournal(String failing, List<SensorEvent> events) implements Journal {
    FixedJournal(String failing) {
        this(failing, List.of());
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(4, 3, 1, 3, 4096, failing);
    }

    @Override
    public void append(SensorEvent event, Receipt receipt) {
        throw new UnsupportedOperationException();
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
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public byte[] json(SensorEvent event) {
        throw new UnsupportedOperationException();
    }
}
