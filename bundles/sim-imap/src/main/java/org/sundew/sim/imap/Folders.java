package org.sundew.sim.imap;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The folders: an inbox with mail in it, and the empty ones that every client makes. */
final class Folders {
    private static final int PATTERN_MAX = 64;
    private static final List<String> ALL = List.of("Drafts", "Sent", "Trash", "INBOX");

    private Folders() {}

    static boolean exists(String name) {
        return ALL.contains(name) || inbox(name);
    }

    static boolean inbox(String name) {
        return name.equalsIgnoreCase("INBOX");
    }

    /** Those that a pattern with * and % matches; there is no level below another, so both mean the same. */
    static List<String> matching(String pattern) {
        if (pattern.length() > PATTERN_MAX) {
            return List.of();
        }
        StringBuilder regex = new StringBuilder();
        for (String piece : pattern.split("[*%]+", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
        }
        Pattern name = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        return ALL.stream().filter(each -> name.matcher(each).matches()).toList();
    }

    static String attributes(String name) {
        return inbox(name) ? "(\\HasNoChildren)" : "(\\HasNoChildren \\" + name + ")";
    }

    /** As it is written in an answer. */
    static String written(String name) {
        return inbox(name) ? name.toUpperCase(Locale.ROOT) : name;
    }
}
