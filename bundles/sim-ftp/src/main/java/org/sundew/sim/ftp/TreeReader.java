package org.sundew.sim.ftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what there is to see: the real files, and the described ones. A description of a real file only dates it.
 *
 * <p>A described file is {@code path [size] [age in days]} such as {@code pub/image.bin 20M 40d}, or with a date such as
 * {@code 2024-03-05} or {@code 2024-03-05T10:11}; a path that ends with a slash is a folder. A size such as {@code ~20M} is
 * about that, and another on each installation. {@code none} stands for no files, and no description for those that the
 * machine would have.
 */
final class TreeReader {
    /** How much all real files may hold together, in bytes: they are kept in memory. */
    static final long FILES_MAX = 16L << 20;

    /** How many files there may be. */
    static final int COUNT_MAX = 1000;

    /** The largest file described, in bytes. */
    private static final long SIZE_MAX = 1L << 40;

    private static final Pattern SIZE = Pattern.compile("~?(\\d{1,12})([KMG]?)");
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})d");

    private final Map<String, FtpFile> real = new LinkedHashMap<>();
    private final Map<String, FtpFile> described = new LinkedHashMap<>();
    private final Set<String> about = new HashSet<>();

    private TreeReader() {}

    static Trees read(String[] described, String directory) {
        TreeReader reader = new TreeReader();
        if (!directory.isEmpty()) {
            reader.readAll(directory);
        }
        List<String> items = Words.byCommas(described);
        if (!items.equals(List.of("none"))) {
            items.forEach(reader::describe);
        }
        int count = reader.real.size() + reader.described.size();
        if (count > COUNT_MAX) {
            throw new IllegalArgumentException("tree: more than " + COUNT_MAX + " files: " + count);
        }
        return new Trees(
                items.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(reader.described.values())),
                List.copyOf(reader.real.values()),
                reader.about);
    }

    private void readAll(String directory) {
        try {
            Path top = Path.of(directory);
            long total = 0;
            for (Path path : within(top)) {
                total += Files.isRegularFile(path) ? Files.size(path) : 0;
                if (total > FILES_MAX) {
                    throw new IllegalArgumentException("files: more than " + FILES_MAX + " bytes in: " + directory);
                }
                readOne(top, path);
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw new IllegalArgumentException("files: cannot be read: " + directory, e);
        }
    }

    private static List<Path> within(Path top) throws IOException {
        try (Stream<Path> found = Files.walk(top)) {
            return found.filter(path -> !path.equals(top)).limit(COUNT_MAX + 1L).toList();
        }
    }

    private void readOne(Path top, Path path) throws IOException {
        String relative = top.relativize(path).toString().replace('\\', '/');
        String name = '/' + new String(relative.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        FileDate date = FileDate.fixed(Files.getLastModifiedTime(path).toInstant());
        if (Files.isDirectory(path)) {
            real.put(name, FtpFile.folder(name, date, Owner.ROOT));
        } else if (Files.isRegularFile(path)) {
            real.put(name, FtpFile.offered(name, date, Content.of(Files.readAllBytes(path))));
        }
    }

    private void describe(String item) {
        String[] words = item.split("\\s+", -1);
        String path = '/' + words[0].replaceAll("^/+|/+$", "");
        FileDate date = FileDate.daysAgo(100, path);
        long size = 0;
        for (int i = 1; i < words.length; i++) {
            Matcher number = SIZE.matcher(words[i]);
            if (number.matches()) {
                size = bytes(number, item);
                if (words[i].startsWith("~")) {
                    about.add(path);
                }
            } else {
                date = date(words[i], path, item);
            }
        }
        FtpFile there = real.get(path);
        if (there != null) {
            real.put(path, there.dated(date));
        } else {
            described.put(path, described(path, words[0].endsWith("/"), size, date));
        }
    }

    private static FtpFile described(String path, boolean folder, long size, FileDate date) {
        return folder
                ? FtpFile.folder(path, date, Owner.ROOT)
                : FtpFile.offered(path, date, Content.noise(size, path.hashCode()));
    }

    private static long bytes(Matcher number, String item) {
        int shift = 10 * " KMG".indexOf(number.group(2));
        long count = Long.parseLong(number.group(1));
        if (count > SIZE_MAX >> shift) {
            throw new IllegalArgumentException("tree: larger than 1024G: " + item);
        }
        return count << shift;
    }

    private static FileDate date(String word, String path, String item) {
        Matcher age = AGE.matcher(word);
        if (age.matches()) {
            return FileDate.daysAgo(Integer.parseInt(age.group(1)), path);
        }
        try {
            LocalDateTime at = word.indexOf('T') < 0 ? LocalDate.parse(word).atTime(9, 0) : LocalDateTime.parse(word);
            return FileDate.fixed(at.toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("tree: must be path [size] [age in days, or date]: " + item, e);
        }
    }
}
