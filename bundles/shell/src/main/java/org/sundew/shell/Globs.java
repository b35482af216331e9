package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** File name patterns (POSIX 2.13). */
final class Globs {
    private static final int FOUND_MAX = 2_000;

    private Globs() {}

    /** The names that match, relative if the pattern is; sorted. */
    static List<String> files(String pattern, String folder, Disk disk, int uid) {
        List<String> found = new ArrayList<>();
        boolean whole = pattern.startsWith("/");
        found.add(whole ? "/" : "");
        for (String part : pattern.split("/+", 64)) {
            if (part.isEmpty()) {
                continue;
            }
            List<String> next = new ArrayList<>();
            for (String before : found) {
                extend(before, part, folder, disk, uid, next);
            }
            found = next;
        }
        return found;
    }

    private static void extend(String before, String part, String folder, Disk disk, int uid, List<String> next) {
        String base = Disk.absolute(folder, before);
        if (part.indexOf('*') < 0 && part.indexOf('?') < 0 && part.indexOf('[') < 0) {
            if (disk.exists(Disk.absolute(base, part))) {
                next.add(before + part);
            }
            return;
        }
        Pattern pattern = pattern(part);
        try {
            for (String name : disk.list(base, uid).keySet()) {
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && pattern.matcher(name).matches() && next.size() < FOUND_MAX) {
                    next.add(before + (before.isEmpty() || before.endsWith("/") ? "" : "/") + name);
                }
            }
        } catch (Trouble none) {
            return; // nothing in there matches
        }
    }

    /** A pattern for one name; stars next to each other are one, so that matching stays fast. */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char next = glob.charAt(i);
            int close = next == '[' ? glob.indexOf(']', i + 2) : -1;
            if (next == '*') {
                regex.append(regex.toString().endsWith(".*+") ? "" : ".*");
                while (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                    i++;
                }
            } else if (next == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = glob.substring(i + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote("" + next));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }
}
