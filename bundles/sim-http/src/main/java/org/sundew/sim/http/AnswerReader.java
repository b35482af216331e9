package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.sundew.yaml.Fields;
import org.sundew.yaml.Flaw;

/** Reads the answers of a site file. */
final class AnswerReader {
    /** The keys of an answer. */
    static final Set<String> KEYS = Set.of("status", "reason", "headers", "type", "body", "file", "with", "streamed");

    private static final int FIELD_MAX = 4096;

    private final List<Flaw> flaws;
    private final Map<String, String> files;

    /**
     * A reader of answers.
     *
     * @param files what is in {@code _pages}, by name
     */
    AnswerReader(List<Flaw> flaws, Map<String, String> files) {
        this.flaws = flaws;
        this.files = files;
    }

    /** The answer at this key, or that status and nothing else. */
    Scripted at(Fields fields, String key, int otherwise) {
        return optional(fields, key).orElseGet(() -> new Scripted(otherwise, "", List.of(), "", Template.EMPTY, false));
    }

    /** The answer at this key, if there is one. */
    Optional<Scripted> optional(Fields fields, String key) {
        return fields.node(key).map(node -> of(new Fields(node, KEYS, flaws), 200));
    }

    /** The answer that these keys are, among others. */
    Scripted of(Fields fields, int otherwise) {
        int status = fields.value("status", AnswerReader::status).orElse(otherwise);
        Optional<String> file = fields.value("file", this::known);
        Template inline = fields.value("body", Template::of).orElse(Template.EMPTY);
        if (file.isPresent() && fields.node("body").isPresent()) {
            flaws.add(new Flaw(fields.line("file"), "file", file.get(), "there is a body already"));
        }
        Map<String, Template> words = words(fields, file);
        Template body = file.isPresent()
                ? fields.value("file", name -> page(name).with(words)).orElse(inline)
                : inline;
        String usual = body.isEmpty() ? "" : file.map(AnswerReader::type).orElse("text/html; charset=UTF-8");
        return new Scripted(
                status,
                fields.value("reason", AnswerReader::oneLine).orElse(""),
                lines(fields, "headers"),
                fields.value("type", AnswerReader::oneLine).orElse(usual),
                body,
                fields.value("streamed", AnswerReader::flag).orElse(false));
    }

    /** What is put into the page, by name: each must have its place there. */
    private Map<String, Template> words(Fields fields, Optional<String> file) {
        Optional<Node> node = fields.node("with");
        if (node.isEmpty()) {
            return Map.of();
        }
        Set<String> places = file.map(name -> page(name).names()).orElse(Set.of());
        Fields named = new Fields("with", node.get(), Set.of(), flaws);
        Map<String, Template> words = new HashMap<>();
        for (String name : named.keys()) {
            named.value(name, Template::words).ifPresent(text -> words.put(name, text));
            if (!places.contains(name)) {
                flaws.add(new Flaw(named.line(name), name, "", "the file has no ${with " + name + "}"));
            }
        }
        return words;
    }

    /** Header fields, each as {@code Name: value}. */
    List<Scripted.Line> lines(Fields fields, String key) {
        List<Scripted.Line> lines = new ArrayList<>();
        for (Node item : fields.items(key)) {
            if (!(item instanceof ScalarNode scalar)) {
                flaws.add(new Flaw(Fields.line(item), key, "", "Name: value expected, in quotes"));
                continue;
            }
            try {
                lines.add(line(scalar.getValue()));
            } catch (IllegalArgumentException e) {
                flaws.add(new Flaw(Fields.line(item), key, scalar.getValue(), String.valueOf(e.getMessage())));
            }
        }
        return lines;
    }

    static Scripted.Line line(String text) {
        if (text.equals("*")) {
            return Product.OWN;
        }
        int colon = text.indexOf(':');
        if (colon <= 0 || !Chars.all(text.substring(0, colon), Chars::token)) {
            throw new IllegalArgumentException("Name: value expected");
        }
        return new Scripted.Line(
                text.substring(0, colon),
                Template.of(oneLine(text.substring(colon + 1).strip())));
    }

    private String known(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("no such file in _pages");
        }
        return name;
    }

    private WordedPage page(String name) {
        return WordedPage.of(files.getOrDefault(name, ""));
    }

    private static String type(String name) {
        String type = MediaTypes.common(MediaTypes.suffix(name));
        return type.isEmpty() ? "application/octet-stream" : type;
    }

    static String oneLine(String text) {
        if (Chars.any(text, Chars::control) || text.length() > FIELD_MAX) {
            throw new IllegalArgumentException("one line of at most " + FIELD_MAX + " characters expected");
        }
        return text;
    }

    private static int status(String text) {
        if (!text.matches("[2-5]\\d\\d")) {
            throw new IllegalArgumentException("200 to 599 expected");
        }
        return Integer.parseInt(text);
    }

    static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false expected");
        }
        return text.equals("true");
    }
}
