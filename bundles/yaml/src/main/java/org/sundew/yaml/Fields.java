package org.sundew.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys of one YAML mapping. Whatever is not as it should be becomes a flaw with its line, and the reader goes on, so that
 * an author sees all flaws at once.
 */
public final class Fields {
    private static final int VALUE_SHOWN = 60;

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<Flaw> flaws;

    /** The same of a node that is no key's value. */
    public Fields(Node node, Set<String> known, List<Flaw> flaws) {
        this("", node, known, flaws);
    }

    /**
     * The keys of this node, which has to be a mapping.
     *
     * @param name  what it is the value of
     * @param known the keys there may be; empty for any
     */
    public Fields(String name, Node node, Set<String> known, List<Flaw> flaws) {
        this.flaws = flaws;
        if (!(node instanceof MappingNode mapping)) {
            flaws.add(new Flaw(line(node), name, shown(node), "keys and values expected"));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            add(tuple, known);
        }
    }

    private Fields(String key, Node value, List<Flaw> flaws) {
        this.flaws = flaws;
        values.put(key, value);
    }

    /** An item of a list, as if it were the only thing at this key. */
    public static Fields single(String key, Node item, List<Flaw> flaws) {
        return new Fields(key, item, flaws);
    }

    private void add(NodeTuple tuple, Set<String> known) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (key.isEmpty()) {
            flaws.add(new Flaw(line(tuple.getKeyNode()), "", "", "a plain word expected as a key"));
        } else if (!known.isEmpty() && !known.contains(key)) {
            flaws.add(new Flaw(
                    line(tuple.getKeyNode()), key, "", "no such key; there are " + String.join(", ", sorted(known))));
        } else if (values.put(key, tuple.getValueNode()) != null) {
            flaws.add(new Flaw(line(tuple.getKeyNode()), key, "", "stands here twice"));
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    /** The keys there are, in their order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** What stands at this key, if it is there. */
    public Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The line of this key's value, from 1; 1 if it is not there. */
    public int line(String key) {
        return node(key).map(Fields::line).orElse(1);
    }

    /** The line where this node begins, from 1. */
    public static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The text at this key, or this where there is none. */
    public String text(String key, String otherwise) {
        return value(key, text -> text).orElse(otherwise);
    }

    /** What this makes of the text at this key, if it is there; what it throws is a flaw. */
    public <T> Optional<T> value(String key, Function<String, T> reader) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar)) {
            flaws.add(new Flaw(line(node), key, "", "a single value expected"));
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            flaws.add(new Flaw(line(node), key, shown(node), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The value as it is told, cut to something short; blank for a list or a mapping. */
    private static String shown(Node node) {
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return value.length() > VALUE_SHOWN ? value.substring(0, VALUE_SHOWN) + "..." : value;
    }

    /** The items at this key; none where there is no such key. */
    public List<Node> items(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        flaws.add(new Flaw(line(node), key, shown(node), "a list expected, each item after a hyphen"));
        return List.of();
    }
}
