package org.sundew.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;
import org.sundew.journal.JournalReader;
import org.sundew.journal.JournalStatus;
import org.sundew.journal.Receipt;

/** A journal of these events, found newest first. */
record FixedJournal(List<SensorEvent> events) implements Journal {
    @Override
    public List<SensorEvent> find(EventQuery query) {
        List<SensorEvent> found = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            if (query.where().test(events.get(i))) {
                found.add(events.get(i));
            }
        }
        return found;
    }

    @Override
    public Optional<SensorEvent> find(Id id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public void append(SensorEvent event, Receipt receipt) {
        throw new UnsupportedOperationException("it is fixed");
    }

    @Override
    public JournalReader reader(String name) {
        throw new UnsupportedOperationException("rules leave no cursor behind");
    }

    @Override
    public void forget(String name) {
        throw new UnsupportedOperationException("rules leave no cursor behind");
    }

    @Override
    public byte[] json(SensorEvent event) {
        throw new UnsupportedOperationException("rules write no JSON");
    }

    @Override
    public JournalStatus status() {
        throw new UnsupportedOperationException("rules do not ask how it is");
    }
}
