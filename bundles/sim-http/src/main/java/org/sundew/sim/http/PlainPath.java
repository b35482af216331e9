package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a path plain: percent signs decoded once, then empty segments and dot segments taken out (RFC 3986 sections 2.1
 * and 5.2.4). What comes out begins with a slash, climbs nowhere, and is only ever looked up in a map.
 */
final class PlainPath {
    /** The longest file name on the file systems that the personas would serve from. */
    private static final int SEGMENT_MAX = 255;

    private PlainPath() {}

    static String of(String path, Flaws flaws) {
        String decoded = decoded(path, flaws);
        if (flaws.dialect().windows()) {
            decoded = decoded.replace('\\', '/');
        }
        return straight(decoded, flaws);
    }

    private static String decoded(String path, Flaws flaws) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            int value = i + 2 < path.length() ? 16 * Chars.hex(path.charAt(i + 1)) + Chars.hex(path.charAt(i + 2)) : -1;
            if (value < 0 || Chars.hex(path.charAt(i + 2)) < 0) {
                flaws.add(Flaw.PERCENT);
                plain.append(c);
                continue;
            }
            check(value, flaws);
            plain.append((char) value);
            i += 2;
        }
        return plain.toString();
    }

    private static void check(int value, Flaws flaws) {
        flaws.addIf(value == 0, Flaw.PERCENT_NUL);
        flaws.addIf(value == '/', Flaw.PERCENT_SLASH);
        flaws.addIf(Chars.control(value), Flaw.PERCENT_CONTROL);
    }

    private static String straight(String path, Flaws flaws) {
        String[] parts = path.split("/", -1);
        List<String> segments = new ArrayList<>(parts.length);
        for (String part : parts) {
            if (part.equals("..")) {
                climb(segments, flaws);
            } else if (!part.isEmpty() && !part.equals(".")) {
                flaws.addIfRefused(part.length() > SEGMENT_MAX, Flaw.SEGMENT_LONG);
                segments.add(part);
            }
        }
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        boolean folder = segments.isEmpty() || last.isEmpty() || last.equals(".") || last.equals("..");
        String plain = "/" + String.join("/", segments);
        return folder && !segments.isEmpty() ? plain + "/" : plain;
    }

    private static void climb(List<String> segments, Flaws flaws) {
        if (segments.isEmpty()) {
            flaws.add(Flaw.ABOVE_ROOT);
        } else {
            segments.remove(segments.size() - 1);
        }
    }
}
