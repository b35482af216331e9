package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code a{b,c}d} and {@code {1..9}}, as bash has them. */
final class Braces {
    private static final int VARIANTS_MAX = 500;

    private Braces() {}

    static List<String> open(String word) {
        int start = word.indexOf('{');
        int end = start < 0 ? -1 : word.indexOf('}', start);
        boolean plain = end < 0 || word.indexOf('\'') >= 0 || word.indexOf('"') >= 0 || word.indexOf('$') >= 0;
        if (plain) {
            return List.of(word);
        }
        String inside = word.substring(start + 1, end);
        List<String> parts = inside.contains(",") ? List.of(inside.split(",", -1)) : range(inside);
        if (parts.isEmpty() || parts.size() > VARIANTS_MAX) {
            return List.of(word);
        }
        List<String> words = new ArrayList<>();
        String rest = word.substring(end + 1);
        List<String> rests = rest.indexOf('{') >= 0 ? open(rest) : List.of(rest);
        if (parts.size() * rests.size() > VARIANTS_MAX) {
            return List.of(word);
        }
        for (String part : parts) {
            rests.forEach(each -> words.add(word.substring(0, start) + part + each));
        }
        return words;
    }

    private static List<String> range(String inside) {
        if (!inside.matches("\\d{1,6}\\.\\.\\d{1,6}")) {
            return List.of();
        }
        int dots = inside.indexOf('.');
        int from = Integer.parseInt(inside.substring(0, dots));
        int to = Integer.parseInt(inside.substring(dots + 2));
        List<String> numbers = new ArrayList<>();
        int step = from <= to ? 1 : -1;
        for (int i = from; i != to + step && numbers.size() <= VARIANTS_MAX; i += step) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }
}
