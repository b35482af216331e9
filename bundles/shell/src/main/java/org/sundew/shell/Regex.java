package org.sundew.shell;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of grep, sed, awk or {@code [[ =~ ]]} (POSIX 9): the longest match of those that begin first. RE2 takes time
 * as text and expression together are long, whatever a visitor writes; but who looks for one match after the other makes it read
 * the same again, so each char that it reads is paid. What it cannot, such as a reference to a group, matches nothing.
 */
final class Regex {
    private static final int LENGTH_MAX = 1_000;
    private static final Pattern SIGNS = Pattern.compile("[][\\\\.^$*+?(){}|]");
    private static final Pattern NEVER = Pattern.compile("[^\\x00-\\x{10FFFF}]");
    /** What one step of a compiled expression costs when it is made, and how many of them cost as much as a char each time. */
    private static final int MAKING = 8;

    private static final int STEPS = 2;

    private final Pattern pattern;
    private final Allowance allowance;
    private final String plain;
    private final int price;

    /** @param plain what the pattern is if nothing in it stands for more than itself, else empty */
    private Regex(Pattern pattern, String plain, Allowance allowance) {
        this.pattern = pattern;
        this.plain = plain;
        this.allowance = allowance;
        this.price = 4 + pattern.programSize() / STEPS;
        allowance.spend((long) MAKING * pattern.programSize());
    }

    /** A basic one: groups, alternatives and counts are written with a backslash. */
    static Regex basic(String text, boolean caseless, Allowance allowance) {
        return of(text.length() > LENGTH_MAX ? text : fromBasic(text), caseless, allowance);
    }

    static Regex extended(String text, boolean caseless, Allowance allowance) {
        return of(text.replace("\\<", "\\b").replace("\\>", "\\b"), caseless, allowance);
    }

    static Regex literal(String text, boolean caseless, Allowance allowance) {
        return of(Pattern.quote(text), caseless, allowance);
    }

    private static Regex of(String text, boolean caseless, Allowance allowance) {
        if (text.length() > LENGTH_MAX) {
            return new Regex(NEVER, "", allowance);
        }
        try {
            boolean plain = !caseless && !SIGNS.matcher(text).find();
            int flags = Pattern.LONGEST_MATCH | (caseless ? Pattern.CASE_INSENSITIVE : 0);
            return new Regex(Pattern.compile(text, flags), plain ? text : "", allowance);
        } catch (PatternSyntaxException e) {
            return new Regex(NEVER, "", allowance);
        }
    }

    private static String fromBasic(String text) {
        StringBuilder out = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (inSet) {
                boolean first = text.charAt(i - 1) == '[' || text.startsWith("[^", i - 2);
                boolean named = next == '[' && text.startsWith(":", i + 1) && text.indexOf(":]", i) > 0;
                if (named) {
                    int end = text.indexOf(":]", i) + 2;
                    out.append(text, i, end);
                    i = end - 1;
                    continue;
                }
                inSet = next != ']' || first;
                out.append(next == '\\' || (next == ']' && first) ? "\\" + next : next);
            } else if (next == '\\' && i + 1 < text.length()) {
                char after = text.charAt(++i);
                out.append(
                        "(){}|+?".indexOf(after) >= 0 ? "" + after : "<>".indexOf(after) >= 0 ? "\\b" : "\\" + after);
            } else {
                boolean star =
                        next == '*' && (out.length() == 0 || out.toString().equals("^") || endsGroup(text, i));
                inSet = next == '[';
                out.append("(){}|+?".indexOf(next) >= 0 || star ? "\\" + next : next);
            }
        }
        return out.toString();
    }

    /** A star after the beginning of a group stands for itself. */
    private static boolean endsGroup(String text, int at) {
        return text.startsWith("\\(", at - 2);
    }

    Matcher in(String text) {
        return pattern.matcher(new Paid(text, price, allowance));
    }

    boolean isIn(String text) {
        if (!plain.isEmpty()) {
            allowance.work(text.length() + 1L, 1 + plain.length() / 16);
            return text.contains(plain);
        }
        return in(text).find();
    }

    /** A text of which each char that is read is paid. */
    private record Paid(String text, int price, Allowance allowance) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int place) {
            allowance.spend(price);
            return text.charAt(place);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
