package org.sundew.dispatch;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;

/**
 * The values of {@link AlertKeys} in the properties of one sink. Takes them as a cfg has them (text, lists with commas) and as
 * code may register them (numbers, arrays, collections). What is wrong becomes a problem, and the default is returned.
 */
final class AlertValues {
    private static final Map<String, Object> DEFAULTS = defaults();

    private final Map<String, Object> properties;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    AlertValues(Map<String, Object> properties, String file) {
        this.properties = properties;
        this.file = file;
    }

    /** What was wrong so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean truth(String key) {
        return read(key, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    int number(String key, int least, int most) {
        return read(key, text -> within(text, least, most));
    }

    /** The whole number that this text says. */
    static int within(String text, int least, int most) {
        int number = whole(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("not from " + least + " to " + most);
        }
        return number;
    }

    /** The value read by this parser, which refuses by an {@link IllegalArgumentException}. */
    <T> T read(String key, Function<String, T> parser) {
        String fallback = String.valueOf(DEFAULTS.get(key));
        String text = String.valueOf(properties.getOrDefault(AlertKeys.PREFIX_ + key, fallback));
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException e) {
            refuse(key, text, e);
            return parser.apply(fallback);
        }
    }

    /** The list's items, each read by this parser; empty if there is none or one of them is wrong. */
    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> parsed = new ArrayList<>();
        for (String item : items(properties.get(AlertKeys.PREFIX_ + key))) {
            try {
                parsed.add(parser.apply(item));
            } catch (IllegalArgumentException e) {
                refuse(key, item, e);
                return List.of();
            }
        }
        return parsed;
    }

    private void refuse(String key, String value, IllegalArgumentException why) {
        String what = why.getMessage() + "; what was in force before stays so";
        problems.add(new Problem(file, AlertKeys.PREFIX_ + key, value, what));
    }

    private static List<String> items(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Object[] array) {
            return items(Arrays.asList(array));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().flatMap(each -> items(each).stream()).toList();
        }
        return Arrays.stream(value.toString().split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number", e);
        }
    }

    /** From the declaration, so that defaults are in one place only. */
    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new HashMap<>();
        for (Method method : AlertKeys.class.getDeclaredMethods()) {
            defaults.put(method.getName().replace('_', '.'), Objects.requireNonNull(method.getDefaultValue()));
        }
        return Map.copyOf(defaults);
    }
}
