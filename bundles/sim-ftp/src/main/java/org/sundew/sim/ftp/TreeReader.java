package org.sundew.sim.ftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the tree: the real files, then the described ones. A description of a real file only dates it.
 *
 * <p>A described file is {@code path [size] [age in days]} such as {@code pub/image.bin 20M 40d}, or with a date such as
 * {@code 2024-03-05} or {@code 2024-03-05T10:11}; a path that ends with a slash is a folder.
 */
final class TreeReader {
    /** How much all real files may hold together, in bytes: they are kept in memory. */
    static final long FILES_MAX = 16L << 20;

    /** How many files there may be. */
    static final int COUNT_MAX = 1000;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMG]?)");
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})d");

    private final Map<String, FtpFile> files = new LinkedHashMap<>();

    private TreeReader() {}

    static FtpTree read(String[] described, String directory) {
        TreeReader reader = new TreeReader();
        if (!directory.isEmpty()) {
            reader.readAll(directory);
        }
        Words.byCommas(described).forEach(reader::describe);
        if (reader.files.size() > COUNT_MAX) {
            throw new IllegalArgumentException("tree: more than " + COUNT_MAX + " files: " + reader.files.size());
        }
        return FtpTree.of(reader.files.values());
    }

    private void readAll(String directory) {
        try {
            Path top = Path.of(directory);
            try (Stream<Path> found = Files.walk(top)) {
                List<Path> paths = found.filter(path -> !path.equals(top))
                        .limit(COUNT_MAX + 1L)
                        .toList();
                long total = 0;
                for (Path path : paths) {
                    total += Files.isRegularFile(path) ? Files.size(path) : 0;
                    if (total > FILES_MAX) {
                        throw new IllegalArgumentException("files: more than " + FILES_MAX + " bytes in: " + directory);
                    }
                    readOne(top, path);
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("files: cannot be read: " + directory, e);
        }
    }

    private void readOne(Path top, Path path) throws IOException {
        String relative = top.relativize(path).toString().replace('\\', '/');
        String name = '/' + new String(relative.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        FileDate date = FileDate.fixed(Files.getLastModifiedTime(path).toInstant());
        if (Files.isDirectory(path)) {
            files.put(name, FtpFile.folder(name, date, Owner.ROOT));
        } else if (Files.isRegularFile(path)) {
            files.put(name, FtpFile.offered(name, date, Content.of(Files.readAllBytes(path))));
        }
    }

    private void describe(String item) {
        String[] words = item.split("\\s+", -1);
        boolean folder = words[0].endsWith("/");
        String path = '/' + words[0].replaceAll("^/+|/+$", "");
        Optional<FileDate> date = Optional.empty();
        long size = 0;
        for (int i = 1; i < words.length; i++) {
            Matcher number = SIZE.matcher(words[i]);
            if (number.matches()) {
                size = bytes(number);
            } else {
                date = Optional.of(date(words[i], path.hashCode(), item));
            }
        }
        FileDate when = date.orElse(FileDate.daysAgo(100, path.hashCode()));
        FtpFile real = files.get(path);
        if (real != null) {
            files.put(path, new FtpFile(path, real.folder(), real.size(), when, real.owner(), real.content()));
        } else if (folder) {
            files.put(path, FtpFile.folder(path, when, Owner.ROOT));
        } else {
            files.put(path, FtpFile.offered(path, when, Content.noise(size, path.hashCode())));
        }
    }

    private static long bytes(Matcher number) {
        long count = Long.parseLong(number.group(1));
        return switch (number.group(2)) {
            case "K" -> count << 10;
            case "M" -> count << 20;
            case "G" -> count << 30;
            default -> count;
        };
    }

    private static FileDate date(String word, int salt, String item) {
        Matcher age = AGE.matcher(word);
        if (age.matches()) {
            return FileDate.daysAgo(Integer.parseInt(age.group(1)), salt);
        }
        try {
            LocalDateTime at = word.indexOf('T') < 0 ? LocalDate.parse(word).atTime(9, 0) : LocalDateTime.parse(word);
            Instant date = at.toInstant(ZoneOffset.UTC);
            return FileDate.fixed(date);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("tree: must be path [size] [age in days, or date]: " + item, e);
        }
    }
}
