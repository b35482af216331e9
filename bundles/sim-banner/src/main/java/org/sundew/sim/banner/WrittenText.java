package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives back the backslashes that a cfg file loses. Whatever reads cfg files knows {@code \r}, {@code \n} and the like, but
 * drops the backslash of an escape it does not know: {@code \xFF} arrives as {@code xFF}. An operator cannot be expected to
 * know that, so where the file that a value came from is at hand, and does hold that value, the lost ones are put back.
 */
final class WrittenText {
    /** The property by which File Install names the file a configuration came from, a URI. */
    static final String FILE_PROPERTY = "felix.fileinstall.filename";

    /** A backslash, not itself escaped, before x and two hex digits. */
    private static final Pattern LOST = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\(?=x\\p{XDigit}{2})");

    /** What File Install unescapes once more, for the sake of its own {@code ${...}}. */
    private static final Pattern TWICE = Pattern.compile("\\\\([{}\\\\])");

    private WrittenText() {}

    /** The value of this key with its lost backslashes, or as it is if its file is unknown or says something else. */
    static String of(String key, String value, @Nullable Object file) {
        if (!(file instanceof String uri)) {
            return value;
        }
        try {
            String cfg = Files.readString(Path.of(URI.create(uri)), ISO_8859_1);
            boolean holds = value.equals(parse(cfg, key));
            return holds ? parse(LOST.matcher(cfg).replaceAll("$1\\\\\\\\"), key) : value;
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return value;
        }
    }

    private static String parse(String cfg, String key) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(cfg));
        return TWICE.matcher(properties.getProperty(key, "")).replaceAll("$1");
    }
}
