package org.sundew.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a service's properties and gathers what is wrong with them, so that an operator sees all of it at once. */
final class Keys {
    private final Map<String, ?> properties;
    private final List<Fault> faults = new ArrayList<>();

    Keys(Map<String, ?> properties) {
        this.properties = properties;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The value as text: arrays and lists become a list by commas; absent or blank is the default. */
    String text(String key, String otherwise) {
        String text = text(properties.get(key));
        return text.isEmpty() ? otherwise : text;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","))
                    .strip();
        }
        if (value instanceof Object[] many) {
            return text(Arrays.asList(many));
        }
        return value.toString().strip();
    }

    /** The value as read by this function, whose IllegalArgumentException becomes a fault. */
    <T> T parsed(String key, T otherwise, Function<String, T> parser) {
        String text = text(key, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            fault(key, text, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    long number(String key, long otherwise, long least, long most) {
        return parsed(key, otherwise, text -> number(text, least, most));
    }

    private static long number(String text, long least, long most) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number", e);
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException("not between " + least + " and " + most);
        }
        return value;
    }

    /** Whether the value is {@code yes}, where only {@code yes} and {@code no} are allowed. */
    boolean either(String key, String yes, String no, boolean otherwise) {
        return parsed(key, otherwise, text -> {
            if (!text.equalsIgnoreCase(yes) && !text.equalsIgnoreCase(no)) {
                throw new IllegalArgumentException("neither " + yes + " nor " + no);
            }
            return text.equalsIgnoreCase(yes);
        });
    }

    void fault(String key, String value, String what) {
        faults.add(new Fault(key, value, what));
    }
}
