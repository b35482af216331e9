package org.sundew.win;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sundew.event.Note;

/**
 * The texts of one JSON object by their dotted names; {@code {"a":{"b":1}}} and {@code {"a.b":1}} are the same. Of an array,
 * the texts directly in it. Bounded in every direction; nothing of it is kept that is longer than a note may be.
 */
final class FlatJson {
    private static final int DEPTH = 16;
    private static final int FIELDS = 1_024;
    private static final int NAME = 256;
    private static final int NUMBER = 64;
    private static final int ELEMENTS = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            // names are a forwarder's: no table of them is to outlive the record
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(NAME)
                    .maxNumberLength(NUMBER)
                    .build())
            .build();

    private final Map<String, List<String>> values = new HashMap<>();
    private int count;

    private FlatJson() {}

    /**
     * Reads bytes that are one JSON object, in UTF-8.
     *
     * @throws IOException if they are anything else, or exceed a bound
     */
    static FlatJson of(byte[] bytes) throws IOException {
        FlatJson flat = new FlatJson();
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            flat.object(parser, "");
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
        }
        return flat;
    }

    private void object(JsonParser parser, String prefix) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String path = prefix + parser.currentName();
            value(parser, parser.nextToken(), path);
        }
    }

    private void value(JsonParser parser, JsonToken token, String path) throws IOException {
        switch (token) {
            case START_OBJECT -> object(parser, path + '.');
            case START_ARRAY -> array(parser, path);
            case VALUE_NULL -> {
                // as if it were not there
            }
            default -> put(path, parser.getText());
        }
    }

    private void array(JsonParser parser, String path) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                put(path, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void put(String path, String text) throws IOException {
        if (++count > FIELDS) {
            throw new IOException("more than " + FIELDS + " values");
        }
        List<String> texts = values.computeIfAbsent(path, name -> new ArrayList<>(1));
        if (texts.size() < ELEMENTS) {
            texts.add(text.length() <= Note.MAX_VALUE ? text : text.substring(0, Note.MAX_VALUE));
        }
    }

    /** The first text of that name, or empty. */
    String text(String path) {
        List<String> texts = values.get(path);
        return texts == null ? "" : texts.get(0);
    }

    /** All texts of that name, in order. */
    List<String> texts(String path) {
        return values.getOrDefault(path, List.of());
    }
}
