package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page in {@code _pages} into which answers put words of their own, where <code>${with name}</code> stands. A line with words that
 * an answer does not have is left out of it, so that one page does for a log-in and for a log-in that failed.
 *
 * @param lines with their ends, each char a byte
 */
record WordedPage(List<String> lines) {
    private static final Pattern PLACE = Pattern.compile("(?<!\\$)\\$\\{with ([^}]*)}");
    private static final Pattern AFTER_LINE = Pattern.compile("(?<=\n)");

    WordedPage {
        lines = List.copyOf(lines);
    }

    static WordedPage of(String text) {
        return new WordedPage(List.of(AFTER_LINE.split(text, -1)));
    }

    /** The names of all words there may be. */
    Set<String> names() {
        return lines.stream()
                .flatMap(line -> PLACE.matcher(line).results())
                .map(WordedPage::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(MatchResult place) {
        return place.group(1).strip();
    }

    /** The page with these words, by name. */
    Template with(Map<String, Template> words) {
        List<Template> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (PLACE.matcher(line).results().allMatch(place -> words.containsKey(name(place)))) {
                try {
                    parts.addAll(filled(line, words));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("its line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return Template.of(parts);
    }

    private static List<Template> filled(String line, Map<String, Template> words) {
        List<Template> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(line);
        int from = 0;
        while (place.find()) {
            parts.add(Template.ofBytes(line.substring(from, place.start())));
            parts.add(words.getOrDefault(name(place), Template.EMPTY));
            from = place.end();
        }
        parts.add(Template.ofBytes(line.substring(from)));
        return parts;
    }
}
