package org.sundew.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sensor is called when nobody said: an id made once and kept in a file, and a domain that follows from it, so that
 * no two installations give themselves away by the same default.
 */
record Identity(String id) {
    /** What an id may look like, made or configured. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
    private static final String[] FIRST = {
        "north", "south", "east", "west", "lake", "hill", "stone", "river", "oak", "ash", "mill", "bridge", "fair",
        "green", "high", "long"
    };
    private static final String[] SECOND = {
        "field", "gate", "wood", "ford", "view", "port", "mark", "well", "side", "brook", "point", "dale", "haven",
        "crest", "land", "bury"
    };
    private static final String[] LAST = {"local", "lan", "internal", "corp"};

    /** The identity kept in this file; made and written there if it holds none. */
    static Identity keptIn(Path file, RandomGenerator random) {
        try {
            if (Files.isReadable(file)) {
                String kept = Files.readString(file, StandardCharsets.US_ASCII).trim();
                if (ID.matcher(kept).matches()) {
                    return new Identity(kept);
                }
            }
            return made(file, random);
        } catch (IOException e) {
            LOG.error("the sensor's id cannot be kept in {}: it will have another after the next start", file, e);
            return fresh(random);
        }
    }

    private static Identity made(Path file, RandomGenerator random) throws IOException {
        Identity fresh = fresh(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), fresh.id() + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }

    private static Identity fresh(RandomGenerator random) {
        return new Identity("sundew-" + Long.toString(random.nextLong(1L << 50) + (1L << 50), Character.MAX_RADIX));
    }

    /** A domain such as a small company's own network has, the same as long as the id is. */
    String domain() {
        int hash = id.hashCode() * 0x9E3779B9;
        return FIRST[hash >>> 28] + SECOND[hash >>> 24 & 15] + "." + LAST[hash >>> 22 & 3];
    }
}
