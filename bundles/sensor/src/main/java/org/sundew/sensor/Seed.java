package org.sundew.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tells this installation from all others: a secret from which everything that personas make up follows, and when it
 * was made. Kept in a file, so that a restart changes nothing that visitors could compare.
 */
record Seed(String secret, Instant made) {
    private static final Logger LOG = LoggerFactory.getLogger(Seed.class);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\d{1,12})\\s*");
    private static final int BYTES = 32;

    /** The seed in this file; made and written there if it holds none. */
    static Seed keptIn(Path file, RandomGenerator random, Instant now) {
        try {
            if (Files.isReadable(file)) {
                Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.US_ASCII));
                if (line.matches()) {
                    return new Seed(line.group(1), Instant.ofEpochSecond(Long.parseLong(line.group(2))));
                }
            }
            return made(file, random, now);
        } catch (IOException e) {
            LOG.error("what personas make up cannot be kept in {}: it will change with the next start", file, e);
            return fresh(random, now);
        }
    }

    private static Seed made(Path file, RandomGenerator random, Instant now) throws IOException {
        Seed fresh = fresh(random, now);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, fresh.secret() + " " + fresh.made().getEpochSecond() + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }

    private static Seed fresh(RandomGenerator random, Instant now) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new Seed(HexFormat.of().formatHex(secret), Instant.ofEpochSecond(now.getEpochSecond()));
    }
}
