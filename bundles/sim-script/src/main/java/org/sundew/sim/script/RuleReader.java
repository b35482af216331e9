package org.sundew.sim.script;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.sundew.event.Severity;
import org.sundew.yaml.Fields;
import org.sundew.yaml.Flaw;

/** Reads rules, and remembers which facts they make and which they name. */
final class RuleReader {
    private static final Set<String> KEYS =
            Set.of("on", "note", "report", "raise", "delay", "reply", "tls", "close", "next");
    private static final int PATTERN_MAX = 4096;
    /** The largest expression in RE2's instructions: about one a character, unless repetitions multiply them. */
    private static final int PATTERN_SIZE_MAX = 5000;

    private static final BigDecimal DELAY_MAX = BigDecimal.valueOf(300);
    private static final java.util.regex.Pattern WORD = java.util.regex.Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    private final List<Flaw> flaws;
    private final Set<String> made = new HashSet<>(Facts.GIVEN);
    private final List<Named> named = new ArrayList<>();
    private final List<Named> nexts = new ArrayList<>();

    /** A name that a template uses, or of a state to go on in. */
    private record Named(int line, String key, String name) {}

    RuleReader(List<Flaw> flaws) {
        this.flaws = flaws;
    }

    Rule rule(String name, Node node) {
        Fields fields = new Fields(name, node, KEYS, flaws);
        Optional<Pattern> on = fields.value("on", RuleReader::pattern);
        on.ifPresent(pattern -> made.addAll(pattern.namedGroups().keySet()));
        String next = fields.text("next", "");
        if (!next.isEmpty()) {
            nexts.add(new Named(fields.line("next"), "next", next));
        }
        return new Rule(
                on.orElse(null),
                notes(fields),
                fields.value("report", RuleReader::word).orElse(""),
                fields.value("raise", RuleReader::severity).orElse(null),
                fields.value("delay", RuleReader::delay).orElse(Duration.ZERO),
                template(fields, "reply"),
                fields.value("tls", RuleReader::flag).orElse(false),
                fields.value("close", RuleReader::flag).orElse(false),
                next);
    }

    private List<Rule.NoteTemplate> notes(Fields fields) {
        Optional<Node> node = fields.node("note");
        if (node.isEmpty()) {
            return List.of();
        }
        Fields notes = new Fields("note", node.get(), Set.of(), flaws);
        List<Rule.NoteTemplate> read = new ArrayList<>();
        for (String name : notes.keys()) {
            if (!WORD.matcher(name).matches()) {
                flaws.add(
                        new Flaw(notes.line(name), name, "", "a note's name has lower case letters, digits and dots"));
            }
            read.add(new Rule.NoteTemplate(name, template(notes, name)));
        }
        return read;
    }

    private Template template(Fields fields, String key) {
        Template template = fields.value(key, Template::of).orElse(Template.EMPTY);
        template.names().forEach(name -> named.add(new Named(fields.line(key), key, name)));
        return template;
    }

    /** Once all rules are read: every name that is used has to be made by some rule. */
    void checkNames() {
        for (Named each : named) {
            if (!made.contains(each.name())) {
                flaws.add(new Flaw(
                        each.line(),
                        each.key(),
                        each.name(),
                        "no group (?P<name>...) has this name, and it is none of " + String.join(", ", Facts.GIVEN)));
            }
        }
    }

    /** Once all states are known: every one to go on in has to be one of them. */
    void checkNexts(Set<String> states) {
        for (Named each : nexts) {
            if (!states.contains(each.name())) {
                flaws.add(new Flaw(each.line(), each.key(), each.name(), "no such state"));
            }
        }
    }

    private static Pattern pattern(String text) {
        if (text.length() > PATTERN_MAX) {
            throw new IllegalArgumentException("longer than " + PATTERN_MAX + " characters");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression of RE2: " + e.getDescription(), e);
        }
        if (pattern.programSize() > PATTERN_SIZE_MAX) {
            throw new IllegalArgumentException("its repetitions make it too large");
        }
        return pattern;
    }

    private static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("lower case letters, digits, dots and hyphens expected");
        }
        return text;
    }

    private static Severity severity(String text) {
        return switch (text) {
            case "low" -> Severity.LOW;
            case "medium" -> Severity.MEDIUM;
            case "high" -> Severity.HIGH;
            default -> throw new IllegalArgumentException("low, medium or high expected");
        };
    }

    private static Duration delay(String text) {
        BigDecimal seconds;
        try {
            seconds = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number of seconds expected, as 2 or 0.5", e);
        }
        if (seconds.signum() < 0 || seconds.compareTo(DELAY_MAX) > 0) {
            throw new IllegalArgumentException("must be 0 to " + DELAY_MAX + " seconds");
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false expected");
        }
        return text.equals("true");
    }
}
