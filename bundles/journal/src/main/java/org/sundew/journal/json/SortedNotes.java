package org.sundew.journal.json;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;

/**
 * The notes of one event, sorted as the JSON form has them, and put back in order from there.
 *
 * <p>The last value of a note with a field of its own goes there, if the field takes it; its earlier values and all other
 * notes are listed by name. Reading takes the fields in the order of {@link NoteField}, then the other names as listed.
 * Where that is not the order of the notes, their names are kept in order too ({@code honeypot.note_order}).
 */
final class SortedNotes {
    private static final SortedNotes EMPTY = new SortedNotes();

    private final Map<NoteField, String> fields = new EnumMap<>(NoteField.class);
    private final Map<String, List<String>> others = new LinkedHashMap<>();
    private List<String> order = List.of();

    /** For reading: to be filled by {@link #field}, {@link #other} and {@link #order}. */
    SortedNotes() {}

    /** For writing: these notes, sorted. */
    static SortedNotes of(List<Note> notes) {
        if (notes.isEmpty()) {
            return EMPTY;
        }
        SortedNotes sorted = new SortedNotes();
        for (Note note : notes) {
            sorted.add(note);
        }
        if (!sorted.inOrder().equals(notes)) {
            sorted.order = notes.stream().map(Note::name).toList();
        }
        return sorted;
    }

    private void add(Note note) {
        NoteField field = NoteField.of(note.name());
        if (field == null) {
            other(note.name(), note.value());
            return;
        }
        String earlier = fields.remove(field);
        if (earlier != null) {
            other(note.name(), earlier);
        }
        if (field.takes(note.value())) {
            field(field, note.value());
        } else {
            other(note.name(), note.value());
        }
    }

    void field(NoteField field, String value) {
        fields.put(field, value);
    }

    void other(String name, String value) {
        others.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
    }

    void order(List<String> names) {
        order = names;
    }

    boolean isEmpty() {
        return fields.isEmpty() && others.isEmpty();
    }

    /** The value of this field, or null. */
    @Nullable
    String field(NoteField field) {
        return fields.get(field);
    }

    /** What has no field of its own, by name. */
    Map<String, List<String>> others() {
        return others;
    }

    /** The names of all notes in order, if that must be told, else empty. */
    List<String> order() {
        return order;
    }

    /** The notes in their order. An order that does not fit the values (a line that was tampered with) is passed over. */
    List<Note> notes() {
        if (isEmpty()) {
            return List.of();
        }
        List<Note> natural = inOrder();
        return order.size() == natural.size() ? reordered(natural) : natural;
    }

    private List<Note> reordered(List<Note> natural) {
        Map<String, List<Note>> left = new LinkedHashMap<>();
        for (Note note : natural) {
            left.computeIfAbsent(note.name(), absent -> new ArrayList<>()).add(note);
        }
        List<Note> ordered = new ArrayList<>(natural.size());
        for (String name : order) {
            List<Note> values = left.getOrDefault(name, List.of());
            if (values.isEmpty()) {
                return natural;
            }
            ordered.add(values.remove(0));
        }
        return ordered;
    }

    private List<Note> inOrder() {
        List<Note> notes = new ArrayList<>();
        for (NoteField field : NoteField.values()) {
            others.getOrDefault(field.note(), List.of()).forEach(value -> notes.add(new Note(field.note(), value)));
            String value = fields.get(field);
            if (value != null) {
                notes.add(new Note(field.note(), value));
            }
        }
        others.forEach((name, values) -> {
            if (NoteField.of(name) == null) {
                values.forEach(value -> notes.add(new Note(name, value)));
            }
        });
        return notes;
    }
}
