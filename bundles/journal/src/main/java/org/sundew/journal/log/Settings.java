package org.sundew.journal.log;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration, checked, in the units of the code.
 *
 * @param interval      how often events are forced to disk
 * @param segmentBytes  from which size on a segment is closed
 * @param retainedBytes how much may be kept
 * @param retained      how long it may be kept; zero for ever
 * @param packed        how long after its end a segment is packed; negative for never
 * @param queue         what may wait to be written
 * @param memory        what is kept in memory for readers
 */
record Settings(
        Path directory,
        Duration interval,
        long segmentBytes,
        long retainedBytes,
        Duration retained,
        Duration packed,
        Inbox.Bounds queue,
        Inbox.Bounds memory,
        PasswordPolicy passwords,
        List<String> tags) {
    private static final long MEGABYTE = 1 << 20;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /** Copies the tags. */
    Settings {
        tags = List.copyOf(tags);
    }

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value is wrong, with key, reason and value
     */
    static Settings of(SegmentedJournal.Config config) {
        return new Settings(
                directory(config.directory()),
                Duration.ofMillis(range("commit.interval.ms", config.commit_interval_ms(), 1, 10_000)),
                MEGABYTE * range("segment.megabytes", config.segment_megabytes(), 1, 1024),
                MEGABYTE * range("retention.megabytes", config.retention_megabytes(), 1, 100_000_000),
                Duration.ofDays(range("retention.days", config.retention_days(), 0, 36_500)),
                config.compress()
                        ? Duration.ofMinutes(
                                range("compress.after.minutes", config.compress_after_minutes(), 0, 1_000_000))
                        : Duration.ofMinutes(-1),
                new Inbox.Bounds(
                        range("queue.events", config.queue_events(), 16, 10_000_000),
                        MEGABYTE * range("queue.megabytes", config.queue_megabytes(), 1, 10_000)),
                new Inbox.Bounds(
                        range("memory.events", config.memory_events(), 0, 10_000_000),
                        MEGABYTE * range("memory.megabytes", config.memory_megabytes(), 0, 10_000)),
                PasswordPolicy.of(config.password_policy()),
                tags(config.tags()));
    }

    /** A cfg gives a list as one text with commas; other sources give it ready. */
    private static List<String> tags(String... lists) {
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::trim)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static long range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": not from " + least + " to " + most + ": " + value);
        }
        return value;
    }

    /** Names in braces are system properties, as in every cfg of Karaf; File Install may have replaced them already. */
    private static Path directory(String text) {
        Matcher variables = VARIABLE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (variables.find()) {
            String value = System.getProperty(variables.group(1));
            if (value == null) {
                throw new IllegalArgumentException("directory: " + variables.group() + " is not set: " + text);
            }
            variables.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        String path = variables.appendTail(resolved).toString().trim();
        try {
            if (!path.isEmpty()) {
                return Path.of(path).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("directory: not a path: " + text, e);
        }
        throw new IllegalArgumentException("directory: must not be empty: " + text);
    }
}
