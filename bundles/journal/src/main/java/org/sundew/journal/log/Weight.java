package org.sundew.journal.log;

import java.util.List;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.Observed;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;

/** What an event takes in memory, in bytes, roughly: enough to keep a bound. */
final class Weight {
    private static final int EVENT = 512;
    private static final int NOTE = 64;

    private Weight() {}

    static int of(SensorEvent event) {
        int weight = EVENT;
        if (event instanceof Visited visited) {
            weight += visited.received().size() + visited.sent().size();
        } else if (event instanceof Observed observed) {
            weight += observed.observation().payload().size();
        }
        List<Note> notes = EventField.notes(event);
        for (int i = 0; i < notes.size(); i++) {
            weight += NOTE + 2 * notes.get(i).value().length();
        }
        return Math.max(weight, EVENT);
    }
}
