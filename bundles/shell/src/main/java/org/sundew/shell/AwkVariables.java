package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables and arrays of an awk program, and those that are local in the function that is carried out. */
final class AwkVariables {
    private final Map<String, AwkValue> variables = new HashMap<>();
    private final Map<String, Map<String, AwkValue>> arrays = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** What is local in a function. */
    private record Frame(List<String> names, Map<String, AwkValue> values, Map<String, Map<String, AwkValue>> arrays) {
        boolean has(String name) {
            return names.contains(name);
        }
    }

    void enter(List<String> names, Map<String, AwkValue> values, Map<String, Map<String, AwkValue>> locals) {
        frames.push(new Frame(names, values, locals));
    }

    void leave() {
        frames.pop();
    }

    AwkValue value(String name) {
        Frame frame = frames.peek();
        return ((frame != null && frame.has(name)) ? frame.values() : variables).getOrDefault(name, AwkValue.UNSET);
    }

    /** Sets one; whether it is everybody's. */
    boolean set(String name, AwkValue value) {
        Frame frame = frames.peek();
        boolean local = frame != null && frame.has(name);
        (frame != null && local ? frame.values() : variables).put(name, value);
        return !local;
    }

    boolean isArray(String name) {
        Frame frame = frames.peek();
        if (frame == null || !frame.has(name)) {
            return arrays.containsKey(name);
        }
        return frame.arrays().containsKey(name) && !frame.values().containsKey(name);
    }

    Map<String, AwkValue> array(String name) {
        Frame frame = frames.peek();
        return ((frame != null && frame.has(name)) ? frame.arrays() : arrays)
                .computeIfAbsent(name, none -> new LinkedHashMap<>());
    }
}
