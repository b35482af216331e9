package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** A simple pattern: anchors and parts that follow each other, with anything in between. Matches in linear time. */
record Likeness(boolean start, boolean end, List<String> parts) {
    /** The alternatives of a pattern as grep is given it. */
    static List<Likeness> of(String pattern) {
        List<Likeness> all = new ArrayList<>();
        for (String each : pattern.split("\\\\?\\|", 50)) {
            boolean start = each.startsWith("^");
            boolean end = each.endsWith("$") && each.length() > 1;
            String middle = each.substring(start ? 1 : 0, each.length() - (end ? 1 : 0));
            List<String> parts = new ArrayList<>();
            for (String part : middle.split("\\.\\*", 50)) {
                parts.add(part.replaceAll("\\\\(.)", "$1").replaceAll("^[(]|[)]$", ""));
            }
            all.add(new Likeness(start, end, parts));
        }
        return all;
    }

    boolean isIn(String line) {
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            int found = line.indexOf(parts.get(i), at);
            if (found < 0 || (start && i == 0 && found != 0)) {
                return false;
            }
            at = found + parts.get(i).length();
        }
        return !end || at == line.length() || line.endsWith(parts.get(parts.size() - 1));
    }
}
