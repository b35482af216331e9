package org.sundew.sim.ftp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Which commands a product knows.
 *
 * @param known those it knows once somebody is in; {@code knownTls} as well where TLS is offered
 * @param early those it answers before that
 * @param shut the words with which other protocols begin; one with a star stands for all that begin so
 * @param names those whose argument is a file's name
 * @param lacks what is said to a command without the argument it needs
 * @param excess what is said to a command with an argument it does not take
 */
record Verbs(
        Set<String> known,
        Set<String> knownTls,
        Set<String> early,
        Set<String> earlyTls,
        Set<String> shut,
        Set<String> names,
        Map<String, String> lacks,
        Map<String, String> excess) {

    /** The keys of a words file that are read here, besides {@code lacks.VERB}. */
    static final Set<String> KEYS = Set.of(
            "known",
            "known.tls",
            "early",
            "early.tls",
            "shut.known",
            "names",
            "lacks",
            "lacks.say",
            "excess",
            "excess.say");

    static Verbs of(Properties lines) {
        Map<String, String> lacks = all("lacks", lines);
        lacks.putAll(under("lacks.", lines));
        return new Verbs(
                words("known", lines),
                words("known.tls", lines),
                words("early", lines),
                words("early.tls", lines),
                words("shut.known", lines),
                words("names", lines),
                Map.copyOf(lacks),
                Map.copyOf(all("excess", lines)));
    }

    private static Set<String> words(String key, Properties lines) {
        Set<String> words = new HashSet<>(List.of(lines.getProperty(key, "").split("\\s+")));
        words.remove("");
        return Set.copyOf(words);
    }

    private static Map<String, String> all(String key, Properties lines) {
        Map<String, String> said = new HashMap<>();
        words(key, lines).forEach(verb -> said.put(verb, lines.getProperty(key + ".say")));
        return said;
    }

    /** What the keys that are this and a verb say, by the verb. */
    static Map<String, String> under(String prefix, Properties lines) {
        Map<String, String> said = new HashMap<>();
        for (String key : lines.stringPropertyNames()) {
            String verb = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
            if (verb.matches("[A-Z]+")) {
                said.put(verb, lines.getProperty(key).replace("\n", "\r\n"));
            }
        }
        return said;
    }

    /** Why the command is not heard, if it is not. */
    Optional<Say> refusal(String verb, boolean in, boolean tls, boolean unknownFirst) {
        boolean knows = known.contains(verb) || (tls && knownTls.contains(verb));
        if (in ? knows : early.contains(verb) || (tls && earlyTls.contains(verb))) {
            return Optional.empty();
        }
        return Optional.of(knows || !(in || unknownFirst) ? Say.LOG_IN_FIRST : Say.UNKNOWN);
    }

    /** Whether it is how another protocol begins. */
    boolean shutsOn(String verb) {
        return shut.contains(verb)
                || shut.stream()
                        .anyMatch(word -> word.endsWith("*") && verb.startsWith(word.substring(0, word.length() - 1)));
    }

    /** What is said to a command with an argument too few or too many, if it is one. */
    Optional<String> misuse(Command command) {
        Map<String, String> said = command.argument().isEmpty() ? lacks : excess;
        return Optional.ofNullable(said.get(command.verb()));
    }
}
