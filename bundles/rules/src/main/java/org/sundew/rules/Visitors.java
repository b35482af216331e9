package org.sundew.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom a rule is for, as written: addresses, host names, and files of both. With none of them it is for anybody.
 *
 * @param files names of files with such lists, as written behind the {@code @}
 */
record Visitors(List<Range> ranges, List<String> hosts, List<String> files) {
    static final Visitors ANYBODY = new Visitors(List.of(), List.of(), List.of());

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}\\.?$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})" + "(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");

    Visitors {
        ranges = List.copyOf(ranges);
        hosts = List.copyOf(hosts);
        files = List.copyOf(files);
    }

    boolean anybody() {
        return ranges.isEmpty() && hosts.isEmpty() && files.isEmpty();
    }

    /**
     * Reads a list by commas; blank is anybody.
     *
     * @throws IllegalArgumentException if an item is wrong; the message says which and why
     */
    static Visitors parse(String text) {
        if (text.isBlank()) {
            return ANYBODY;
        }
        Reading reading = new Reading();
        for (String item : text.split(",", -1)) {
            reading.take(item.strip(), true);
        }
        return reading.done();
    }

    /** Gathers items. */
    static final class Reading {
        private final List<Range> ranges = new ArrayList<>();
        private final List<String> hosts = new ArrayList<>();
        private final List<String> files = new ArrayList<>();

        /** Takes an address, a range, a network, a host name, or, where they are allowed, {@code @file}. */
        void take(String item, boolean filesToo) {
            if (item.startsWith("@")) {
                takeFile(item.substring(1).strip(), filesToo);
            } else if (item.isEmpty()) {
                throw new IllegalArgumentException("an item of the list is empty");
            } else if (Range.numeric(item) || range(item)) {
                ranges.add(Range.parse(item));
            } else if (HOST.matcher(item).matches()) {
                hosts.add(item.toLowerCase(Locale.ROOT));
            } else {
                throw new IllegalArgumentException("neither an address, a range, a network nor a host name");
            }
        }

        /** Blanks around a dash are for a range only, and a host's name is never a number. */
        private static boolean range(String item) {
            return item.contains(" -") || item.contains("- ");
        }

        private void takeFile(String file, boolean filesToo) {
            if (!filesToo) {
                throw new IllegalArgumentException("a file within a file");
            }
            if (file.isEmpty()) {
                throw new IllegalArgumentException("the name of a file is missing");
            }
            files.add(file);
        }

        Visitors done() {
            return new Visitors(ranges, hosts, files);
        }
    }
}
