package org.sundew.alert.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sundew.event.Note;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;

/**
 * The journal's JSON. An event too large for the room is made smaller before it is written, so that the JSON is whole: its
 * payloads are cut, which the JSON says by {@code truncated}, then its notes.
 */
final class EcsBody implements Body {
    private static final int[] KEPT = {4096, 1024, 256, 0};
    private static final int[] NOTED = {512, 64, 8, 0};
    private static final int MOST_NOTES = 16;

    private final Function<SensorEvent, byte[]> json;

    /** What writes an event as JSON, in ASCII. */
    EcsBody(Function<SensorEvent, byte[]> json) {
        this.json = json;
    }

    @Override
    public String of(SensorEvent event, int room) {
        byte[] written = json.apply(event);
        for (int i = 0; written.length > room && i < KEPT.length; i++) {
            written = json.apply(smaller(event, KEPT[i], Integer.MAX_VALUE));
        }
        for (int i = 0; written.length > room && i < NOTED.length; i++) {
            written = json.apply(smaller(event, 0, NOTED[i]));
        }
        return new String(written, US_ASCII);
    }

    private static SensorEvent smaller(SensorEvent event, int kept, int noted) {
        return event.withContents(payload -> cut(payload, kept), notes -> cut(notes, noted));
    }

    private static Payload cut(Payload payload, int kept) {
        if (payload.size() <= kept) {
            return payload;
        }
        byte[] start = new byte[kept];
        payload.bytes().get(start);
        return Payload.owning(start, payload.total());
    }

    private static List<Note> cut(List<Note> notes, int noted) {
        if (noted == Integer.MAX_VALUE) {
            return notes;
        }
        int from = Math.max(0, notes.size() - MOST_NOTES);
        return IntStream.range(noted == 0 ? notes.size() : from, notes.size())
                .mapToObj(notes::get)
                .map(note -> new Note(note.name(), Pieces.start(note.value(), noted)))
                .toList();
    }
}
