package org.sundew.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sundew.admin.Problem;

/** A rule's cfg that Config Admin does not know: a draft to be tried, or a rule of a test. */
final class RuleFile {
    private static final String SUFFIX = ".cfg";
    private static final int MOST_BYTES = 64 << 10;

    private RuleFile() {}

    /**
     * Reads a rule's cfg.
     *
     * @param file a path, or relative to the folder
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static Rule read(Path folder, String file) {
        if (!file.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("a rule is a file that ends with " + SUFFIX + ": " + file);
        }
        Path path = path(folder, file);
        String name = path.getFileName().toString();
        String stem = name.substring(0, name.length() - SUFFIX.length());
        RuleReader.Reading reading = RuleReader.read(texts(path), RuleCfg.name(stem), name);
        return rule(reading, name);
    }

    private static Path path(Path folder, String file) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not the name of a file: " + file, e);
        }
    }

    private static Map<String, String> texts(Path path) {
        Properties keys = new Properties();
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IllegalArgumentException(path + " is not a plain file");
            }
            keys.load(new StringReader(text(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read", e);
        }
        Map<String, String> texts = new TreeMap<>();
        keys.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return known(texts, path.getFileName().toString());
    }

    private static String text(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(path + " is larger than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static Map<String, String> known(Map<String, String> texts, String file) {
        for (String key : texts.keySet()) {
            if (!RuleReader.KEYS.contains(key)) {
                throw new IllegalArgumentException(file + ": " + RuleReader.shown(key) + ": no rule has this key");
            }
        }
        return texts;
    }

    private static Rule rule(RuleReader.Reading reading, String file) {
        Rule rule = reading.rule();
        if (rule == null) {
            throw new IllegalArgumentException(
                    file + ": " + reading.faults().stream().map(RuleFile::text).collect(Collectors.joining("; ")));
        }
        return rule;
    }

    private static String text(Problem problem) {
        return problem.key() + " = " + problem.value() + ": " + problem.what();
    }

    /** A rule with these texts, as if it stood in a cfg of this name. */
    static RuleCfg.State state(String name, Map<String, String> texts) {
        String file = RuleCfg.PID + "-" + name + SUFFIX;
        RuleReader.Reading reading = RuleReader.read(known(texts, file), name, file);
        return new RuleCfg.State(RuleCfg.PID + "~" + name, name, file, rule(reading, file), List.of());
    }
}
