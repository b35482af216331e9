package org.sundew.journal.log;

import java.util.List;
import java.util.stream.Stream;
import org.sundew.event.Note;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;

/** An event without the bytes of its payloads, for when there is no room for the whole: who, where, when and what stays. */
final class Cut {
    /** The note that says how many bytes are missing. */
    static final String NOTE = "journal.cut.bytes";

    private Cut() {}

    /** What is left of the event; itself if it has no payload. */
    static SensorEvent of(SensorEvent event) {
        long bytes = bytes(event);
        if (bytes == 0) {
            return event;
        }
        Note told = new Note(NOTE, Long.toString(bytes));
        return event.withContents(Cut::emptied, notes -> with(told, notes));
    }

    private static long bytes(SensorEvent event) {
        if (event instanceof Visited visited) {
            return (long) visited.received().size() + visited.sent().size();
        }
        return event instanceof Observed observed
                ? observed.observation().payload().size()
                : 0;
    }

    private static Payload emptied(Payload payload) {
        return Payload.owning(new byte[0], payload.total());
    }

    private static List<Note> with(Note told, List<Note> notes) {
        return Stream.concat(notes.stream(), Stream.of(told)).toList();
    }
}
