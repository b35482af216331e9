package org.sundew.alert.csv;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sink's keys, and says {@code key: what is wrong: value} of those that make no sense. */
final class Keys {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMG]?)B?");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

    private Keys() {}

    /** The path, with system properties filled in; not a directory. */
    static Path path(String text) {
        String filled =
                PROPERTY.matcher(text.trim()).replaceAll(found -> Matcher.quoteReplacement(property(found.group(1))));
        try {
            Path path = Path.of(filled).toAbsolutePath().normalize();
            if (filled.isEmpty() || Files.isDirectory(path)) {
                throw new IllegalArgumentException("file: a file is expected: " + text);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("file: not a path: " + text, e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("file: no such property: ${" + name + "}");
        }
        return value;
    }

    /** The size in bytes. */
    static long size(String text) {
        Matcher matcher = SIZE.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("limit: a size such as 128M, or 0, is expected: " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        int shift = matcher.group(2).isEmpty() ? 0 : 10 * (1 + "KMG".indexOf(matcher.group(2)));
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("limit: no file can be that large, 0 is no limit: " + text);
        }
        return number << shift;
    }
}
