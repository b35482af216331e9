package org.sundew.sim.redis;

/**
 * Redis's patterns: {@code * ? [a-z] [^a] \x}, matched without recursion. A matcher has so many steps for its whole life; once
 * they are used up it matches nothing more, so that no pattern holds up other visitors.
 */
final class Glob {
    private int steps;

    Glob(int steps) {
        this.steps = steps;
    }

    boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (--steps < 0) {
                steps = 0;
                return false;
            }
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
                continue;
            }
            int after = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
            if (after > 0) {
                p = after;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            if (--steps < 0) {
                steps = 0;
                return false;
            }
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after it matched this char, or -1. */
    private int one(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> set(pattern, p + 1, c);
            case '\\' -> {
                int literal = Math.min(p + 1, pattern.length() - 1);
                yield pattern.charAt(literal) == c ? literal + 1 : -1;
            }
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private int set(String pattern, int from, char c) {
        int p = from;
        boolean not = p < pattern.length() && pattern.charAt(p) == '^';
        if (not) {
            p++;
        }
        boolean in = false;
        while (p < pattern.length() && pattern.charAt(p) != ']') {
            steps--;
            if (p + 2 < pattern.length() && pattern.charAt(p + 1) == '-') {
                char low = (char) Math.min(pattern.charAt(p), pattern.charAt(p + 2));
                char high = (char) Math.max(pattern.charAt(p), pattern.charAt(p + 2));
                in |= c >= low && c <= high;
                p += 3;
            } else {
                in |= pattern.charAt(p++) == c;
            }
        }
        return in == not ? -1 : Math.min(p + 1, pattern.length());
    }
}
