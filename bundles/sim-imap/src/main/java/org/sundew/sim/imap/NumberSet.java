package org.sundew.sim.imap;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A set of message numbers: {@code 1:3,7,9:*} (RFC 3501 section 9, sequence-set). */
final class NumberSet {
    private static final int RANGES_MAX = 100;
    private static final Pattern RANGE = Pattern.compile("(?:[1-9]\\d{0,9}|\\*)(?::(?:[1-9]\\d{0,9}|\\*))?");
    private static final long NUMBER_MAX = 0xFFFF_FFFFL;

    private NumberSet() {}

    private static boolean is(String text) {
        String[] ranges = text.split(",", RANGES_MAX + 1);
        for (String range : ranges) {
            if (!RANGE.matcher(range).matches() || !sound(range.split(":", -1))) {
                return false;
            }
        }
        return ranges.length <= RANGES_MAX;
    }

    private static boolean sound(String... ends) {
        for (String end : ends) {
            if (!end.equals("*") && Long.parseLong(end) > NUMBER_MAX) {
                return false;
            }
        }
        return true;
    }

    /** Which numbers are in it, if it is one; {@code *} is the last that is in use. */
    static Optional<IntPredicate> of(String text, int last) {
        if (!is(text)) {
            return Optional.empty();
        }
        IntPredicate all = number -> false;
        for (String range : text.split(",", -1)) {
            int colon = range.indexOf(':');
            int one = value(colon < 0 ? range : range.substring(0, colon), last);
            int other = colon < 0 ? one : value(range.substring(colon + 1), last);
            all = all.or(number -> number >= Math.min(one, other) && number <= Math.max(one, other));
        }
        return Optional.of(all);
    }

    private static int value(String number, int last) {
        return number.equals("*") ? last : (int) Math.min(Long.parseLong(number), Integer.MAX_VALUE);
    }

    /** Whether no number of this set is larger than that of the last of so many messages. */
    static boolean within(String text, int count) {
        for (String range : text.split(",", -1)) {
            String[] ends = range.split(":", -1);
            int first = value(ends[0], count);
            int last = value(ends[ends.length - 1], count);
            if (count == 0 || Math.max(first, last) > count) {
                return false;
            }
        }
        return true;
    }

    /** Numbers in order, with commas: those that follow each other as a range. */
    static String shortened(String numbers) {
        StringBuilder text = new StringBuilder();
        int first = -1;
        int last = -1;
        for (String word : numbers.split(",", -1)) {
            int number = Integer.parseInt(word);
            if (number != last + 1 || first < 0) {
                end(text, first, last);
                first = number;
            }
            last = number;
        }
        return end(text, first, last).toString();
    }

    private static StringBuilder end(StringBuilder text, int first, int last) {
        if (first >= 0) {
            text.append(text.isEmpty() ? "" : ",").append(first).append(last > first ? ":" + last : "");
        }
        return text;
    }
}
