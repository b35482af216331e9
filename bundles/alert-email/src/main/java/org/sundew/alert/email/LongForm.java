package org.sundew.alert.email;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sundew.event.EventField;
import org.sundew.event.Note;
import org.sundew.event.Observed;
import org.sundew.event.Payload;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;

/**
 * The body of a mail that says all that is known of an event; of many events, their counts, a line for each of the first ones,
 * and all that is known of the severest.
 */
final class LongForm {
    private static final int LINES = 500;
    private static final int DETAILED = 10;
    private static final int HEADLINE = 150;
    private static final int VALUE = 2000;
    private static final int NOTES = 100;
    private static final int EXCERPT = 1024;
    private static final int DUMP = 256;
    private static final int WIDTH = 76;
    private static final Set<EventField> PAYLOADS =
            EnumSet.of(EventField.PAYLOAD_RECEIVED, EventField.PAYLOAD_SENT, EventField.PAYLOAD_TRUNCATED);

    private final StringBuilder body = new StringBuilder();

    private LongForm() {}

    static String of(Batch batch) {
        LongForm form = new LongForm();
        form.begin(batch);
        severest(batch.events()).forEach(form::event);
        return form.body.toString();
    }

    /** Without anything that a visitor chose, for a server that refused the whole mail with this answer. */
    static String bare(Batch batch, String answer) {
        LongForm form = new LongForm();
        form.line("The mail server refused this mail as it was: " + answer);
        form.line("What the visitors said is left out; sundew:event ID shows it.");
        form.line("");
        form.begin(batch);
        form.lines(batch.events());
        return form.body.toString();
    }

    private static List<SensorEvent> severest(List<SensorEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(SensorEvent::severity).reversed())
                .limit(DETAILED)
                .toList();
    }

    private void begin(Batch batch) {
        batch.heldSince().ifPresent(since -> {
            line("The limit of mails an hour was reached at " + since + ".");
            line("This mail was held back, and sums up what happened meanwhile.");
            line("");
        });
        if (!batch.complaints().isEmpty()) {
            line("Not everybody gets these mails. Refused (mails in a row):");
            batch.complaints().forEach(each -> line("  " + each));
            line("");
        }
        if (!batch.single()) {
            summary(batch.events());
        }
    }

    private void summary(List<SensorEvent> events) {
        Counts counts = Counts.of(events);
        line(events.size() + " events by " + counts.visitors() + ": " + counts.bySeverity());
        line("from " + events.get(0).time());
        line("to   " + events.get(events.size() - 1).time());
        line("");
        line("   Count  What    Visitor          Listen");
        body.append(counts.table());
        line("");
        lines(events);
        line("The severest:");
        line("");
    }

    private void lines(List<SensorEvent> events) {
        line("Events:");
        events.stream().limit(LINES).forEach(event -> line(ShortForm.line(event) + "  " + event.id()));
        if (events.size() > LINES) {
            line("and " + (events.size() - LINES) + " more, which sundew:events shows.");
        }
        line("");
    }

    private void event(SensorEvent event) {
        line(Plain.text(event.message(), HEADLINE));
        line("");
        for (EventField field : EventField.values()) {
            String value = field.text(event);
            if (!PAYLOADS.contains(field) && !value.isEmpty()) {
                value(field.ecs(), value);
            }
        }
        notes(EventField.notes(event));
        if (event instanceof Visited visited) {
            payload("Received", visited.received());
            payload("Sent", visited.sent());
        } else if (event instanceof Observed observed) {
            payload("Received", observed.observation().payload());
        }
        line("");
    }

    private void notes(List<Note> notes) {
        if (!notes.isEmpty()) {
            line("");
            line("Notes:");
        }
        notes.stream().limit(NOTES).forEach(note -> value("  " + Plain.text(note.name(), WIDTH), note.value()));
        if (notes.size() > NOTES) {
            line("  and " + (notes.size() - NOTES) + " more.");
        }
    }

    private void payload(String name, Payload payload) {
        if (payload.total() == 0) {
            return;
        }
        line("");
        line(name + ": " + payload.total() + " bytes, the first of them as text:");
        wrapped(Plain.excerpt(payload, EXCERPT));
        line("and in hexadecimal:");
        body.append(Plain.dump(payload, DUMP));
    }

    private void value(String name, String value) {
        String safe = Plain.text(value, VALUE);
        if (name.length() + 2 + safe.length() <= WIDTH) {
            line(name + ": " + safe);
            return;
        }
        line(name + ":");
        wrapped(safe);
    }

    /** In lines that are indented, so that whatever they hold, none begins with it. */
    private void wrapped(String text) {
        for (int from = 0; from < text.length(); from += WIDTH - 4) {
            line("    " + text.substring(from, Math.min(text.length(), from + WIDTH - 4)));
        }
    }

    private void line(String line) {
        body.append(line).append('\n');
    }
}
