package org.sundew.sim.banner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.utils.properties.TypedProperties;

/** A cfg file as File Install reads it: with the same class, which unescapes more than one would think. */
final class CfgFile {
    private CfgFile() {}

    static Map<String, String> read(Path file) {
        TypedProperties properties = new TypedProperties((name, key, value) -> null);
        try (Reader in = Files.newBufferedReader(file, ISO_8859_1)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> keys = new TreeMap<>();
        properties.forEach((key, value) -> keys.put(key, value.toString()));
        return keys;
    }
}
