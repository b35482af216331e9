package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code a{b,c}d} and {@code {1..9}}, as bash has them: within each other too, but not what is quoted. */
final class Braces {
    private static final int DEPTH_MAX = 10;
    private static final Pattern NUMBERS = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})(?:\\.\\.(-?\\d{1,9}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])");

    private final Allowance allowance;

    private Braces(Allowance allowance) {
        this.allowance = allowance;
    }

    static List<String> open(String word, Allowance allowance) {
        return word.indexOf('{') < 0 ? List.of(word) : new Braces(allowance).open(word, 0);
    }

    private List<String> open(String word, int depth) {
        List<String> words = List.of("");
        int literal = 0;
        int at = 0;
        while (at < word.length()) {
            int end = depth < DEPTH_MAX && word.charAt(at) == '{' ? closing(word, at) : -1;
            List<String> variants = end < 0 ? List.of() : variants(word.substring(at + 1, end), depth);
            if (variants.isEmpty()) {
                at = after(word, at);
                continue;
            }
            words = joined(words, word.substring(literal, at), variants);
            at = end + 1;
            literal = at;
        }
        return joined(words, word.substring(literal), List.of(""));
    }

    private List<String> joined(List<String> starts, String between, List<String> ends) {
        List<String> words = new ArrayList<>();
        for (String start : starts) {
            for (String end : ends) {
                allowance.spend(start.length() + between.length() + end.length() + 1L);
                words.add(start + between + end);
            }
        }
        return words;
    }

    /** What stands in braces, one by one; nothing if the braces stand for themselves. */
    private List<String> variants(String inside, int depth) {
        List<Integer> commas = new ArrayList<>();
        for (int at = 0; at < inside.length(); at = after(inside, at)) {
            if (inside.charAt(at) == ',') {
                commas.add(at);
            } else if (inside.charAt(at) == '{') {
                at = Math.max(at, closing(inside, at));
            }
        }
        if (commas.isEmpty()) {
            return range(inside);
        }
        commas.add(inside.length());
        List<String> variants = new ArrayList<>();
        int from = 0;
        for (int comma : commas) {
            variants.addAll(open(inside.substring(from, comma), depth + 1));
            from = comma + 1;
        }
        return variants;
    }

    /** The brace that closes the one at this place, or -1. */
    private int closing(String word, int open) {
        int depth = 0;
        int at = open;
        while (at < word.length()) {
            char next = word.charAt(at);
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            if (depth == 0) {
                allowance.work(at - open, 1);
                return at;
            }
            at = after(word, at);
        }
        allowance.work(word.length() - open, 64);
        return -1;
    }

    /** Behind what begins here: a quoted part and what a dollar begins are passed over. */
    private static int after(String word, int at) {
        char next = word.charAt(at);
        if (next == '\\') {
            return at + 2;
        }
        boolean bracket = next == '$' && at + 1 < word.length() && "{(".indexOf(word.charAt(at + 1)) >= 0;
        char close = bracket ? word.charAt(at + 1) == '{' ? '}' : ')' : next;
        if (!bracket && "'\"`".indexOf(next) < 0) {
            return at + 1;
        }
        int end = word.indexOf(close, at + 1);
        return end < 0 ? word.length() : end + 1;
    }

    private List<String> range(String inside) {
        Matcher letters = LETTERS.matcher(inside);
        if (letters.matches()) {
            List<String> all = new ArrayList<>();
            range(letters.group(1).charAt(0), letters.group(2).charAt(0), 1)
                    .forEach(each -> all.add(String.valueOf((char) each.intValue())));
            return all;
        }
        Matcher numbers = NUMBERS.matcher(inside);
        if (!numbers.matches()) {
            return List.of();
        }
        String first = numbers.group(1);
        String last = numbers.group(2);
        boolean padded = first.matches("-?0\\d+") || last.matches("-?0\\d+");
        int width = padded ? Math.max(first.length(), last.length()) : 1;
        int step = numbers.group(3) == null ? 1 : Math.max(1, Math.abs(Integer.parseInt(numbers.group(3))));
        List<String> all = new ArrayList<>();
        for (int each : range(Integer.parseInt(first), Integer.parseInt(last), step)) {
            all.add(String.format(java.util.Locale.ROOT, "%0" + width + "d", each));
        }
        return all;
    }

    private List<Integer> range(int from, int to, int step) {
        List<Integer> numbers = new ArrayList<>();
        for (long at = from; from <= to ? at <= to : at >= to; at += from <= to ? step : -step) {
            allowance.spend(8);
            numbers.add((int) at);
        }
        return numbers;
    }
}
