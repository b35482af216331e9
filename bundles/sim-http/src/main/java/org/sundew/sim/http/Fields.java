package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header fields of a request in order; names are compared without case (RFC 9110 section 5.1). */
final class Fields {
    private final List<Field> fields = new ArrayList<>();

    void add(Field field) {
        fields.add(field);
    }

    /** Adds to the last field's value: an obsolete line folding (RFC 9112 section 5.2). */
    void fold(String more) {
        if (!fields.isEmpty()) {
            Field last = fields.remove(fields.size() - 1);
            fields.add(new Field(last.name(), FieldLine.trim(last.value() + " " + more)));
        }
    }

    int size() {
        return fields.size();
    }

    boolean has(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The first value, or nothing. */
    String first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return "";
    }

    List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The elements of a list by commas, lower case, over all fields of that name (RFC 9110 section 5.6.1). */
    List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (String value : all(name)) {
            for (String part : value.split(",", -1)) {
                tokens.add(FieldLine.trim(part).toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }
}
