package org.sundew.sim.ftp;

/**
 * A file name pattern as vsFTPd reads it: {@code *}, {@code ?} and <code>{one,other}</code>. Like vsFTPd's, the search is
 * given up after a number of steps, so that no pattern can keep a thread busy; it then matches nothing.
 */
final class Glob {
    private static final int STEPS_MAX = 1000;
    private static final int LENGTH_MAX = 255;

    private final String pattern;
    private int steps;

    Glob(String pattern) {
        this.pattern = pattern;
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
            if (next == '{') {
                return either(at + 1, name, place);
            }
            if (place == name.length() || (next != '?' && next != name.charAt(place))) {
                return false;
            }
            at++;
            place++;
        }
        return place == name.length();
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
