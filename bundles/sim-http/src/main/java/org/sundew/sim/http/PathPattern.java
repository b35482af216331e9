package org.sundew.sim.http;

import java.util.List;

/**
 * The paths that something is for, segment by segment: {@code *} stands for any one, {@code name*} for any that begins so, and
 * {@code **} at the end for all that is below. Matching takes one pass over the path.
 */
record PathPattern(List<String> segments, boolean deep) {

    static PathPattern of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must begin with a slash");
        }
        boolean deep = text.endsWith("/**");
        String plain = deep ? text.substring(0, text.length() - 3) : text;
        if (plain.contains("**")) {
            throw new IllegalArgumentException("** can only stand at the end, after a slash");
        }
        List<String> segments = List.of(plain.split("/", -1));
        if (segments.stream()
                .anyMatch(segment -> segment.indexOf('*') >= 0 && segment.indexOf('*') < segment.length() - 1)) {
            throw new IllegalArgumentException("* can only stand at the end of a part");
        }
        return new PathPattern(segments, deep);
    }

    /** What is matched of a path: taken apart once, however many patterns there are. */
    static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }

    boolean matches(List<String> parts) {
        if (parts.size() < segments.size() || (!deep && parts.size() > segments.size())) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!fits(segments.get(i), parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String segment, String part) {
        if (!segment.endsWith("*")) {
            return segment.equals(part);
        }
        return !part.isEmpty() && part.startsWith(segment.substring(0, segment.length() - 1));
    }
}
