package org.sundew.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * JSON of what the commands show: a record becomes an object with its components' names, and so on down. Nothing but ASCII
 * comes out, so that it can go to a terminal whatever a visitor put into it.
 */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();

    private Json() {}

    /** The value as one line of JSON. */
    static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ascii(text.toString());
    }

    /** The same JSON in ASCII: outside it there are only characters of strings, and those can be written as escapes. */
    static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char each = json.charAt(i);
            if (each < 0x7F) {
                text.append(each);
            } else {
                text.append("\\u").append(HEX.toHexDigits(each));
            }
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Record each) {
            writeRecord(out, each);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, map);
        } else if (value instanceof Collection<?> many) {
            out.writeStartArray();
            for (Object each : many) {
                write(out, each);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            out.writeNumber(number.toString());
        } else {
            out.writeString(value.toString());
        }
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeRecord(JsonGenerator out, Record value) throws IOException {
        out.writeStartObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            out.writeFieldName(component.getName());
            write(out, read(component, value));
        }
        out.writeEndObject();
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
