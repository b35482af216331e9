package org.sundew.journal.json;

/** Writes the ECS fields that notes fill, as nested objects, behind fields already written. */
final class NestedFields {
    private final JsonLine line;
    private String[] open = {};
    private int depth;

    NestedFields(JsonLine line) {
        this.line = line;
    }

    /** Writes them all but those that stand {@link NoteField#apart}. */
    void write(SortedNotes notes) {
        for (NoteField field : NoteField.values()) {
            String value = notes.field(field);
            if (value != null && !field.apart()) {
                enter(field.steps());
                leaf(field, value);
            }
        }
        leave(0);
    }

    private void enter(String[] steps) {
        int common = 0;
        while (common < depth && common < steps.length - 1 && steps[common].equals(open[common])) {
            common++;
        }
        leave(common);
        line.raw(',');
        for (; depth < steps.length - 1; depth++) {
            line.string(steps[depth]).raw(':').raw('{');
        }
        open = steps;
    }

    private void leave(int to) {
        for (; depth > to; depth--) {
            line.raw('}');
        }
    }

    private void leaf(NoteField field, String value) {
        String[] steps = field.steps();
        line.string(steps[steps.length - 1]).raw(':');
        if (field.number()) {
            line.text(value);
        } else {
            line.string(value);
        }
    }
}
