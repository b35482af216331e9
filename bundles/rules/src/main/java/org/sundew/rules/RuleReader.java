package org.sundew.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

/** Makes a rule of the texts of its cfg, and gathers all that is wrong with them. */
final class RuleReader {
    /** The keys of a rule's cfg. */
    static final List<String> KEYS = List.of(
            "enabled",
            "scenario",
            "visitor",
            "protocol",
            "sensor.address",
            "port",
            "connections.min",
            "connections.max",
            "close",
            "ignore",
            "severity");

    static final String NO_CHANGE = "no-change";
    private static final String ANY = "any";
    private static final int LONGEST = 200;

    private final Map<String, String> texts;
    private final String file;
    private final List<Problem> faults = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param rule   null if something is wrong
     * @param faults what is wrong, without what holds meanwhile
     */
    record Reading(@Nullable Rule rule, List<Problem> faults) {}

    private RuleReader(Map<String, String> texts, String file) {
        this.texts = texts;
        this.file = file;
    }

    /** Reads these texts by key; one that is absent or blank is the default. */
    static Reading read(Map<String, String> texts, String name, String file) {
        RuleReader reader = new RuleReader(texts, file);
        Rule rule = reader.rule(name);
        return new Reading(reader.faults.isEmpty() ? rule : null, List.copyOf(reader.faults));
    }

    private Rule rule(String name) {
        long least = parsed("connections.min", 0L, RuleReader::connections);
        long most = parsed("connections.max", 0L, RuleReader::connections);
        if (most > 0 && least > most) {
            fault("connections.max", text("connections.max"), "must not be less than connections.min, " + least);
        }
        return new Rule(
                name,
                file,
                parsed("enabled", true, RuleReader::truth),
                parsed("scenario", Set.of(Rule.EVERY), RuleReader::scenarios),
                parsed("visitor", Visitors.ANYBODY, Visitors::parse),
                parsed("protocol", null, RuleReader::transport),
                parsed("sensor.address", List.of(), RuleReader::addresses),
                parsed("port", Ports.ANY, Ports::parse),
                least,
                most,
                parsed("close", false, RuleReader::truth),
                parsed("ignore", false, RuleReader::truth),
                parsed("severity", null, RuleReader::severity),
                new Rule.Written(text("visitor"), text("port"), text("sensor.address")));
    }

    private String text(String key) {
        return texts.getOrDefault(key, "").strip();
    }

    @SuppressWarnings("NullAway") // a default may be null where the rule's own component may
    private <T> T parsed(String key, @Nullable T otherwise, Function<String, T> parser) {
        String text = text(key);
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

    private void fault(String key, String value, String what) {
        faults.add(new Problem(file, key, shown(value), what));
    }

    /** On one line, and cut when very long. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static boolean truth(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    private static long connections(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number from 1, or blank", e);
        }
        throw new IllegalArgumentException("must be a whole number from 1, or blank");
    }

    @SuppressWarnings("NullAway") // null is any
    private static @Nullable Transport transport(String text) {
        return text.equalsIgnoreCase(ANY) ? null : Transport.of(text);
    }

    @SuppressWarnings("NullAway") // null is no change
    private static @Nullable Severity severity(String text) {
        return text.equalsIgnoreCase(NO_CHANGE) ? null : Severity.of(text);
    }

    private static Set<String> scenarios(String text) {
        Set<String> names = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.contains("")) {
            throw new IllegalArgumentException("a scenario without a name");
        }
        return names;
    }

    private static List<Range> addresses(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Range::parse)
                .toList();
    }
}
