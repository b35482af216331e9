package org.sundew.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The variables and arrays of a shell. How many there are and how long they are is bounded; what is over is not set. */
final class Values {
    static final int COUNT_MAX = 500;
    /** How long the values of all variables may be. */
    static final int LENGTH_MAX = 512 * 1024;

    private final Map<String, String> variables;
    /** Lists that are never changed, and how long what is in them is in all. */
    private final Map<String, List<String>> arrays;

    private final Map<String, Long> lengths;

    Values() {
        variables = new LinkedHashMap<>();
        arrays = new HashMap<>();
        lengths = new HashMap<>();
    }

    Values(Values like) {
        variables = new LinkedHashMap<>(like.variables);
        arrays = new HashMap<>(like.arrays);
        lengths = new HashMap<>(like.lengths);
    }

    /** Those that are no arrays. */
    Map<String, String> plain() {
        return variables;
    }

    /** Forgets arrays, and what is not wanted. */
    void keep(Predicate<String> wanted) {
        arrays.clear();
        lengths.clear();
        variables.keySet().removeIf(wanted.negate());
    }

    void set(String name, String value) {
        boolean known = variables.containsKey(name);
        if ((known || variables.size() < COUNT_MAX) && held(name) + value.length() <= LENGTH_MAX) {
            variables.put(name, value);
        }
    }

    /** A variable is again what it was, or none, as after a command that was given it alone. */
    void restore(String name, @Nullable String value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    private long held(String without) {
        long sum = 0;
        for (Map.Entry<String, String> each : variables.entrySet()) {
            sum += each.getKey().equals(without) ? 0 : each.getValue().length();
        }
        for (Map.Entry<String, Long> each : lengths.entrySet()) {
            sum += each.getKey().equals(without) ? 0 : each.getValue();
        }
        return sum;
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    boolean has(String name) {
        return variables.containsKey(name) || arrays.containsKey(name);
    }

    void unset(String name) {
        variables.remove(name);
        arrays.remove(name);
        lengths.remove(name);
    }

    /** All elements of an array; a plain variable is an array of one. */
    List<String> array(String name) {
        List<String> all = arrays.get(name);
        return all != null ? all : variables.containsKey(name) ? List.of(get(name)) : List.of();
    }

    void array(String name, List<String> elements) {
        long length = elements.size();
        for (String each : elements) {
            length += each.length();
        }
        boolean known = arrays.containsKey(name);
        if ((known || arrays.size() < COUNT_MAX) && held(name) + length <= LENGTH_MAX) {
            arrays.put(name, List.copyOf(elements));
            lengths.put(name, length);
            variables.remove(name);
        }
    }

    /** Sets one element; places far beyond the end are not made. */
    void element(String name, long place, String value) {
        List<String> all = new ArrayList<>(array(name));
        if (place < 0 || place > all.size() + 100L) {
            return;
        }
        while (all.size() <= place) {
            all.add("");
        }
        all.set((int) place, value);
        array(name, all);
    }
}
