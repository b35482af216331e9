package org.sundew.sim.ftp;

/**
 * A file name pattern: {@code *}, {@code ?} and, as vsFTPd reads it, <code>{one,other}</code>, or as ProFTPD does, {@code [a-z]}. Like vsFTPd's, the search is
 * given up after a number of steps, so that no pattern can keep a thread busy; it then matches nothing.
 */
final class Glob {
    private static final int STEPS_MAX = 1000;
    private static final int LENGTH_MAX = 255;

    private final String pattern;
    private final boolean posix;
    private int steps;

    private Glob(String pattern, boolean posix) {
        this.pattern = pattern;
        this.posix = posix;
    }

    /** A pattern with choices in braces. */
    Glob(String pattern) {
        this(pattern, false);
    }

    /** A pattern with sets of characters in brackets (POSIX.1 section 2.13). */
    static Glob posix(String pattern) {
        return new Glob(pattern, true);
    }

    boolean matches(String name) {
        steps = 0;
        return pattern.length() <= LENGTH_MAX && matches(0, name, 0);
    }

    private boolean matches(int patternStart, String name, int nameStart) {
        int at = patternStart;
        int place = nameStart;
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (++steps > STEPS_MAX) {
                return false;
            }
            if (next == '*') {
                return anywhere(at + 1, name, place);
            }
            if (next == '{' && !posix) {
                return either(at + 1, name, place);
            }
            int end = next == '[' && posix ? pattern.indexOf(']', at + 2) : -1;
            if (end > 0) {
                if (place == name.length() || !among(at + 1, end, name.charAt(place))) {
                    return false;
                }
                at = end + 1;
                place++;
                continue;
            }
            if (place == name.length() || (next != '?' && next != name.charAt(place))) {
                return false;
            }
            at++;
            place++;
        }
        return place == name.length();
    }

    /** Whether the character is in the set that is written there; a ! or ^ first means those that are not. */
    private boolean among(int from, int end, char c) {
        boolean not = pattern.charAt(from) == '!' || pattern.charAt(from) == '^';
        boolean in = false;
        for (int at = not ? from + 1 : from; at < end; at++) {
            steps++;
            boolean range = at + 2 < end && pattern.charAt(at + 1) == '-';
            in |= range ? c >= pattern.charAt(at) && c <= pattern.charAt(at + 2) : c == pattern.charAt(at);
            at += range ? 2 : 0;
        }
        return in != not;
    }

    private boolean anywhere(int at, String name, int from) {
        for (int place = from; place <= name.length() && steps <= STEPS_MAX; place++) {
            if (matches(at, name, place)) {
                return true;
            }
        }
        return false;
    }

    private boolean either(int at, String name, int place) {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            return false;
        }
        for (String choice : pattern.substring(at, end).split(",", -1)) {
            if (++steps <= STEPS_MAX
                    && name.startsWith(choice, place)
                    && matches(end + 1, name, place + choice.length())) {
                return true;
            }
        }
        return false;
    }
}
