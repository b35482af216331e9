package org.sundew.journal.json;

import static org.sundew.journal.json.JsonLine.json;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.sundew.event.LimitMark;
import org.sundew.event.LimitReached;
import org.sundew.event.Listen;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.PortLimit;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/** Writes the object {@code honeypot}: what ECS has no field for. Not thread-safe. */
final class HoneypotFields {
    private static final int LISTENS = 4096;

    private static final byte[] OPEN = json(",'honeypot':{");
    private static final byte[] VISIT = json("'visit':{'id':'");
    private static final byte[] ORDINAL = json("','ordinal':");
    private static final byte[] CLOSED_BY = json(",'closed_by':'");
    private static final byte[] PAYLOAD = json(",'payload':{'received':");
    private static final byte[] SENT = json(",'sent':");
    private static final byte[] TRUNCATED = json(",'truncated':true");
    private static final byte[] WHOLE = json(",'truncated':false");
    private static final byte[] TOTAL = json(",'total':");
    private static final byte[] LIMIT = json("'limit':{'name':");
    private static final byte[] ALLOWED = json(",'allowed':");
    private static final byte[] SUBJECT = json("'subject':");
    private static final byte[] CREDENTIAL = json(",'credential':{'password':");
    private static final byte[] NOTES = json(",'notes':{");
    private static final byte[] NOTE_ORDER = json(",'note_order':[");

    private final JsonLine line;
    private final IdentityHashMap<Listen, byte[]> listens = new IdentityHashMap<>();

    HoneypotFields(JsonLine line) {
        this.line = line;
    }

    void write(SensorEvent event, SortedNotes notes) {
        line.raw(OPEN);
        if (event instanceof Visited visited) {
            visited(visited);
        } else if (event instanceof Observed observed) {
            visit(observed.at());
            observed(observed.observation().payload());
        } else if (event instanceof LimitReached reached) {
            reached(reached);
        } else if (event instanceof SensorChanged changed) {
            line.raw(SUBJECT).string(changed.subject());
        }
        if (!notes.isEmpty()) {
            notes(notes);
        }
        line.raw('}');
    }

    private void visit(Visit visit) {
        line.raw(VISIT).id(visit.id()).raw(ORDINAL).number(visit.ordinal()).raw('}');
        line.raw(listen(visit.listen()));
    }

    private void visited(Visited visited) {
        visit(visited.at());
        line.raw(CLOSED_BY).text(visited.closedBy().label()).raw('"');
        line.raw(PAYLOAD).base64(visited.received()).raw(SENT).base64(visited.sent());
        boolean cut = visited.received().truncated() || visited.sent().truncated();
        line.raw(cut ? TRUNCATED : WHOLE).raw('}');
        if (visited.limit().isPresent()) {
            line.raw(',');
            limit(visited.limit().get());
        }
    }

    private void observed(Payload payload) {
        if (payload.total() == 0) {
            return;
        }
        line.raw(PAYLOAD).base64(payload).raw(payload.truncated() ? TRUNCATED : WHOLE);
        if (payload.truncated()) {
            line.raw(TOTAL).number(payload.total());
        }
        line.raw('}');
    }

    private void reached(LimitReached reached) {
        if (reached.visit().isPresent()) {
            visit(reached.visit().get());
            line.raw(',');
        }
        limit(reached.limit());
    }

    private void limit(LimitMark limit) {
        line.raw(LIMIT)
                .string(limit.name())
                .raw(ALLOWED)
                .number(limit.allowed())
                .raw('}');
    }

    private void notes(SortedNotes notes) {
        String password = notes.field(NoteField.PASSWORD);
        if (password != null) {
            line.raw(CREDENTIAL).string(password).raw('}');
        }
        if (!notes.others().isEmpty()) {
            others(notes.others());
        }
        if (!notes.order().isEmpty()) {
            line.raw(NOTE_ORDER).strings(notes.order()).raw(']');
        }
    }

    private void others(Map<String, List<String>> others) {
        line.raw(NOTES);
        int from = line.length();
        others.forEach((name, values) -> {
            if (line.length() > from) {
                line.raw(',');
            }
            line.string(name).raw(':').raw('[').strings(values).raw(']');
        });
        line.raw('}');
    }

    /** What is the same for every visit to one listen, which is one object as long as the listen stays as it is. */
    private byte[] listen(Listen listen) {
        byte[] known = listens.get(listen);
        if (known != null) {
            return known;
        }
        if (listens.size() >= LISTENS) {
            listens.clear();
        }
        byte[] made = describe(listen);
        listens.put(listen, made);
        return made;
    }

    private static byte[] describe(Listen listen) {
        JsonLine text = new JsonLine(256).raw(json(",'listen':{'name':")).string(listen.name());
        text.raw(json(",'severity':")).string(listen.severity().label());
        if (!listen.limit().equals(PortLimit.NONE)) {
            text.raw(json(",'limit':{'connections':")).number(listen.limit().connections());
            text.raw(json(listen.limit().lockOut() ? ",'lock_out':true}" : ",'lock_out':false}"));
        }
        text.raw(json("},'scenario':")).string(listen.scenario());
        return text.raw(json(",'sim':{'kind':"))
                .string(listen.simKind())
                .raw('}')
                .toByteArray();
    }
}
