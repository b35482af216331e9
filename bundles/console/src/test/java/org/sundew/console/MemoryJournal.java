package org.sundew.console;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** A journal that forgets, whose JSON holds no more than tests need. */
final class MemoryJournal implements Journal {
    private final List<SensorEvent> events = new ArrayList<>();

    MemoryJournal(SensorEvent... events) {
        for (SensorEvent event : events) {
            append(event, Receipt.NONE);
        }
    }

    @Override
    public void append(SensorEvent event, Receipt receipt) {
        events.add(event.withSequence(events.size() + 1));
        receipt.durable();
    }

    @Override
    public List<SensorEvent> find(EventQuery query) {
        List<SensorEvent> found = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            SensorEvent event = events.get(i);
            if (!event.time().isBefore(query.since()) && query.where().test(event)) {
                found.add(event);
            }
        }
        return found;
    }

    @Override
    public Optional<SensorEvent> find(Id id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public byte[] json(SensorEvent event) {
        return ("{\"event.sequence\":" + event.sequence() + ",\"note\":\"\u009b31m\u00fc\"}").getBytes(UTF_8);
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(events.size(), events.size(), 0, events.size(), 0, "");
    }

    @Override
    public JournalReader reader(String name) {
        throw new UnsupportedOperationException("the console leaves no cursor behind");
    }

    @Override
    public void forget(String name) {
        throw new UnsupportedOperationException("the console leaves no cursor behind");
    }
}
