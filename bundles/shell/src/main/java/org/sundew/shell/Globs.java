package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** File name patterns (POSIX 2.13). */
final class Globs {
    private static final int FOUND_MAX = 2_000;

    private Globs() {}

    /** A pattern for one name, or for part of a text. */
    static Glob pattern(String glob, Allowance allowance) {
        return new Glob(glob, allowance);
    }

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
                allowance.spend(before.length() + part.length() + 1L);
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
        Glob pattern = pattern(part, allowance);
        List<String> next = new ArrayList<>();
        try {
            for (String name : disk.list(base, uid).keySet()) {
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
}
