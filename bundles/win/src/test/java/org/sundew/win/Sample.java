package org.sundew.win;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Records as forwarders send them, one a file, {@code <forwarder>-<id>.json}. */
final class Sample {
    private Sample() {}

    /** The record's line, without its end. */
    static byte[] line(String forwarder, int id) {
        String name = "samples/" + forwarder + "-" + id + ".json";
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8).strip().getBytes(UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    static AuditRecord record(String forwarder, int id) {
        return record(line(forwarder, id));
    }

    static AuditRecord record(byte[] line) {
        try {
            return new AuditRecord(FlatJson.of(line));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static AuditRecord record(String json) {
        return record(json.getBytes(UTF_8));
    }

    /** The ids that there is a sample of. */
    static List<Integer> ids() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Sample.class.getResource("samples")).toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("nxlog-"))
                    .map(name -> Integer.valueOf(name.replaceAll("\\D", "")))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
