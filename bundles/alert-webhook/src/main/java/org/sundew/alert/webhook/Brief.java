package org.sundew.alert.webhook;

import java.util.List;
import java.util.stream.Stream;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;

/**
 * An event without what makes it large, for a receiver that does not take the whole: none of a visitor's bytes, the first notes
 * only and those cut, and a note that says so. Who, where and when are kept, and so is the id.
 */
final class Brief {
    private static final String NOTE = "webhook.cut";
    private static final int MOST_NOTES = 20;
    private static final int LONGEST = 100;

    private Brief() {}

    static SensorEvent of(SensorEvent event) {
        return event.withContents(Brief::emptied, Brief::cut);
    }

    /** Whether this is what is left of an event. */
    static boolean is(SensorEvent event) {
        return EventField.notes(event).stream().anyMatch(note -> note.name().equals(NOTE));
    }

    private static Payload emptied(Payload payload) {
        return Payload.owning(new byte[0], payload.total());
    }

    private static List<Note> cut(List<Note> notes) {
        Note told = new Note(NOTE, "the receiver refused the whole event");
        Stream<Note> first = notes.stream().limit(MOST_NOTES).map(Brief::cut);
        return Stream.concat(first, Stream.of(told)).toList();
    }

    private static Note cut(Note note) {
        String value = note.value();
        if (value.codePointCount(0, value.length()) <= LONGEST) {
            return note;
        }
        return new Note(note.name(), value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "...");
    }
}
