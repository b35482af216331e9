package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** File name patterns (POSIX 2.13). */
final class Globs {
    private static final int FOUND_MAX = 2_000;

    /** Any number of chars; whatever else is in a pattern stands for one. */
    private static final Part STAR = new Part("", true, true);
    /** Any char: none is left out. */
    private static final Part ANY = new Part("", true, false);

    /** One of these chars, or none of them. */
    private record Part(String signs, boolean none, boolean star) {
        boolean test(char sign) {
            return (signs.indexOf(sign) >= 0) != none;
        }
    }

    private Globs() {}

    /** The names that match, relative if the pattern is; sorted. */
    static List<String> files(String pattern, String folder, Disk disk, int uid, Allowance allowance) {
        List<String> found = new ArrayList<>();
        boolean whole = pattern.startsWith("/");
        found.add(whole ? "/" : "");
        for (String part : pattern.split("/+", 64)) {
            if (part.isEmpty()) {
                continue;
            }
            List<String> next = new ArrayList<>();
            for (String before : found) {
                allowance.spend(before.length() + part.length() + 1);
                if (next.size() < FOUND_MAX) {
                    next.addAll(extended(before, part, folder, disk, uid, allowance));
                }
            }
            found = next.size() > FOUND_MAX ? next.subList(0, FOUND_MAX) : next;
        }
        return found;
    }

    private static List<String> extended(
            String before, String part, String folder, Disk disk, int uid, Allowance allowance) {
        String base = Paths.absolute(folder, before);
        if (part.indexOf('*') < 0 && part.indexOf('?') < 0 && part.indexOf('[') < 0) {
            return disk.exists(Paths.absolute(base, part)) ? List.of(joined(before, part)) : List.of();
        }
        Predicate<String> pattern = pattern(part);
        List<String> next = new ArrayList<>();
        try {
            for (String name : disk.list(base, uid).keySet()) {
                allowance.work(name.length() + 16L, part.length() + 16L);
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && pattern.test(name)) {
                    next.add(joined(before, name));
                }
            }
        } catch (Trouble none) {
            return List.of(); // nothing in there matches
        }
        return next;
    }

    private static String joined(String before, String name) {
        return before + (before.isEmpty() || before.endsWith("/") ? "" : "/") + name;
    }

    /** A pattern for one name. Matching goes back to the last star only, so that it ends soon whatever the pattern. */
    static Predicate<String> pattern(String glob) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < glob.length()) {
            char next = glob.charAt(at);
            int close = next == '[' ? glob.indexOf(']', at + 2) : -1;
            if (next == '*') {
                parts.add(STAR);
            } else if (next == '?') {
                parts.add(ANY);
            } else if (close > 0) {
                parts.add(set(glob.substring(at + 1, close)));
                at = close;
            } else {
                parts.add(new Part("" + next, false, false));
            }
            at++;
        }
        return name -> matches(parts, name);
    }

    private static Part set(String written) {
        boolean none = written.startsWith("!") || written.startsWith("^");
        return new Part(Sets.of(none ? written.substring(1) : written), none, false);
    }

    private static boolean matches(List<Part> parts, String name) {
        int at = 0;
        int part = 0;
        int star = -1;
        int from = 0;
        while (at < name.length()) {
            if (part < parts.size() && parts.get(part).star()) {
                star = part++;
                from = at;
            } else if (part < parts.size() && parts.get(part).test(name.charAt(at))) {
                part++;
                at++;
            } else if (star >= 0) {
                part = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        return parts.subList(part, parts.size()).stream().allMatch(Part::star);
    }
}
