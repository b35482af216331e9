package org.sundew.journal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one JSON object by their dotted names, as text, and its notes; whatever else it holds is passed over. */
final class Fields {
    private static final String NOTES = "honeypot.notes";
    private static final String NOTE_ORDER = "honeypot.note_order";
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Map<String, String> values = new HashMap<>(96);
    private final SortedNotes notes = new SortedNotes();

    private Fields() {}

    /** Reads an object that fills these bytes. */
    static Fields of(byte[] bytes, int from, int length) throws IOException {
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEventException("not a JSON object");
            }
            fields.object(parser, "");
            if (parser.nextToken() != null) {
                throw new MalformedEventException("more than one JSON object");
            }
        }
        for (NoteField field : NoteField.values()) {
            String value = fields.values.get(field.path());
            if (value != null) {
                fields.notes.field(field, value);
            }
        }
        return fields;
    }

    private void object(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && path.equals(NOTES)) {
                notes(parser);
            } else if (token == JsonToken.START_OBJECT) {
                object(parser, path + '.');
            } else if (token == JsonToken.START_ARRAY && path.equals(NOTE_ORDER)) {
                notes.order(strings(parser));
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values.put(path, parser.getText());
            }
        }
    }

    private void notes(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedEventException("a note is not an array");
            }
            for (String value : strings(parser)) {
                notes.other(name, value);
            }
        }
    }

    private static List<String> strings(JsonParser parser) throws IOException {
        List<String> strings = new ArrayList<>(2);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw new MalformedEventException("a note is not a text");
            }
            strings.add(parser.getText());
        }
        return strings;
    }

    boolean has(String path) {
        return values.containsKey(path);
    }

    String text(String path) throws MalformedEventException {
        String value = values.get(path);
        if (value == null) {
            throw new MalformedEventException("no " + path);
        }
        return value;
    }

    String text(String path, String otherwise) {
        return values.getOrDefault(path, otherwise);
    }

    /** A whole number; {@link NumberFormatException} if it is not. */
    long number(String path) throws MalformedEventException {
        return Long.parseLong(text(path));
    }

    boolean flag(String path) throws MalformedEventException {
        return text(path).equals("true");
    }

    SortedNotes notes() {
        return notes;
    }
}
