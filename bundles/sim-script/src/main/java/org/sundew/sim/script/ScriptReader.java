package org.sundew.sim.script;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.sundew.yaml.Fields;
import org.sundew.yaml.Flaw;
import org.sundew.yaml.FlawedFile;
import org.sundew.yaml.YamlFile;

/** Reads a script, or tells all that is wrong with it. The format is described in docs/SCRIPTS.md. */
final class ScriptReader {
    private static final Set<String> KEYS = Set.of("input", "greeting", "start", "states", "always");
    private static final Rule SILENCE =
            new Rule(null, List.of(), "", null, Duration.ZERO, Template.EMPTY, false, false, "");

    private final List<Flaw> flaws = new ArrayList<>();
    private final RuleReader rules = new RuleReader(flaws);

    private ScriptReader() {}

    /** The service that the file describes as it is now. Blocking: never on a session's thread. */
    static Script read(Path file) throws FlawedFile {
        return read(YamlFile.text(file));
    }

    /** The service that this YAML text describes. */
    static Script read(String yaml) throws FlawedFile {
        ScriptReader reader = new ScriptReader();
        Optional<Script> script = YamlFile.compose(yaml, reader.flaws).flatMap(reader::script);
        reader.rules.checkNames();
        if (script.isEmpty() && reader.flaws.isEmpty()) {
            reader.flaws.add(new Flaw(1, "", "", "there is nothing in it"));
        }
        if (!reader.flaws.isEmpty()) {
            throw new FlawedFile(reader.flaws);
        }
        return script.orElseThrow();
    }

    private Optional<Script> script(Node root) {
        Fields fields = new Fields("", root, KEYS, flaws);
        if (!(root instanceof MappingNode)) {
            return Optional.empty();
        }
        Script.Unit unit = fields.value("input", ScriptReader::unit).orElse(Script.Unit.LINES);
        Rule greeting = fields.node("greeting")
                .map(each -> rules.rule("greeting", each))
                .orElse(SILENCE);
        if (greeting.on() != null) {
            flaws.add(new Flaw(fields.line("greeting"), "on", "", "a greeting waits for nothing"));
        }
        List<Rule> always = fields.items("always").stream()
                .map(each -> rules.rule("always", each))
                .toList();
        Map<String, List<Rule>> states = states(fields, always);
        String start = fields.text(
                "start", states.isEmpty() ? "" : states.keySet().iterator().next());
        checkStates(fields, states, start);
        return Optional.of(new Script(unit, greeting, start, states));
    }

    private static Script.Unit unit(String text) {
        return switch (text) {
            case "lines" -> Script.Unit.LINES;
            case "bytes" -> Script.Unit.BYTES;
            default -> throw new IllegalArgumentException("lines or bytes expected");
        };
    }

    private Map<String, List<Rule>> states(Fields fields, List<Rule> always) {
        Optional<Node> node = fields.node("states");
        if (node.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Rule>> states = new LinkedHashMap<>();
        Fields named = new Fields("states", node.get(), Set.of(), flaws);
        for (String name : named.keys()) {
            List<Rule> own = named.items(name).stream()
                    .map(each -> rules.rule(name, each))
                    .toList();
            checkOrder(named, name, own);
            states.put(name, Stream.concat(own.stream(), always.stream()).toList());
        }
        return states;
    }

    /** A rule behind one that takes anything is never reached. */
    private void checkOrder(Fields named, String name, List<Rule> own) {
        for (int i = 0; i < own.size() - 1; i++) {
            if (own.get(i).on() == null) {
                Node next = named.node(name)
                        .map(node -> ((SequenceNode) node))
                        .orElseThrow()
                        .getValue()
                        .get(i + 1);
                flaws.add(new Flaw(Fields.line(next), name, "", "is never reached: the rule before it takes anything"));
            }
        }
    }

    private void checkStates(Fields fields, Map<String, List<Rule>> states, String start) {
        if (fields.node("states").isEmpty()) {
            flaws.add(new Flaw(1, "states", "", "is missing"));
            return;
        }
        if (states.isEmpty() && flaws.isEmpty()) {
            flaws.add(new Flaw(fields.line("states"), "states", "", "is empty"));
        }
        if (!states.isEmpty() && !states.containsKey(start)) {
            flaws.add(new Flaw(fields.line("start"), "start", start, "no such state"));
        }
        rules.checkNexts(states.keySet());
    }
}
