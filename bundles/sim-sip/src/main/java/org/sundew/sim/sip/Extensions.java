package org.sundew.sim.sip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom one can call here. */
final class Extensions {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private record Range(int from, int to, int digits) {
        boolean has(String number) {
            return number.length() == digits
                    && number.matches("\\d{1,9}")
                    && Integer.parseInt(number) >= from
                    && Integer.parseInt(number) <= to;
        }
    }

    private final Set<String> names = new HashSet<>();
    private final List<Range> ranges = new ArrayList<>();

    private Extensions() {}

    static Extensions of(List<String> words) {
        Extensions extensions = new Extensions();
        for (String word : words) {
            Matcher range = RANGE.matcher(word);
            if (range.matches()) {
                extensions.ranges.add(range(word, range.group(1), range.group(2)));
            } else if (word.matches("[\\w.+*#-]{1,40}")) {
                extensions.names.add(word);
            } else {
                throw new IllegalArgumentException("extensions: must be numbers, ranges or names: " + word);
            }
        }
        return extensions;
    }

    private static Range range(String word, String from, String to) {
        if (from.length() != to.length() || Integer.parseInt(from) > Integer.parseInt(to)) {
            throw new IllegalArgumentException(
                    "extensions: must be a range of numbers of one length, upwards: " + word);
        }
        return new Range(Integer.parseInt(from), Integer.parseInt(to), from.length());
    }

    boolean has(String name) {
        return names.contains(name) || ranges.stream().anyMatch(range -> range.has(name));
    }
}
