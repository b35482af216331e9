package org.sundew.program;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that can be run: which, with what arguments, where.
 *
 * @param application its file
 * @param arguments   its arguments, with variables still in them
 * @param directory   where it runs; made when it is not there
 */
public record Program(Path application, Arguments arguments, Path directory, Limits limits) {
    /** Where a program named without a path is looked for; also the programs' own {@code PATH}. */
    static final List<String> PATH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    /**
     * Reads the keys {@code application}, {@code arguments} and {@code working.directory}.
     *
     * @throws IllegalArgumentException {@code key: what is wrong: value}
     */
    public static Program of(String application, String arguments, String directory, Limits limits) {
        Path file = application(application.trim());
        Path home = directory.isBlank() ? parent(file) : absolute("working.directory", directory.trim());
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new IllegalArgumentException("working.directory: not a directory: " + directory);
        }
        return new Program(file, arguments(arguments), home, limits);
    }

    private static Path application(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("application: a program is needed: ");
        }
        if (text.indexOf('/') < 0) {
            return inPath(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "application: no such program in " + String.join(" ", PATH) + ": " + text));
        }
        Path file = absolute("application", text);
        String wrong = wrong(file);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("application: " + wrong + ": " + text);
        }
        return file;
    }

    /** The program of this name, if it is installed where programs are. */
    static java.util.Optional<Path> inPath(String name) {
        return Stream.of(PATH.toArray(String[]::new))
                .map(folder -> Path.of(folder, name))
                .filter(file -> wrong(file).isEmpty())
                .findFirst();
    }

    private static Arguments arguments(String text) {
        try {
            return Arguments.split(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("arguments: " + e.getMessage() + ": " + text, e);
        }
    }

    private static Path absolute(String key, String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(key + ": not a path: " + text, e);
        }
        throw new IllegalArgumentException(key + ": an absolute path is expected: " + text);
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Why it cannot be started as things are now; empty if it can. */
    String wrong() {
        return wrong(application);
    }

    private static String wrong(Path file) {
        if (!Files.exists(file)) {
            return "there is no such program";
        }
        return Files.isRegularFile(file) && Files.isExecutable(file) ? "" : "not a file that can be run";
    }
}
