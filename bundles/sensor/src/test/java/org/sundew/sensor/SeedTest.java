package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndKeptForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("data/persona.seed");

        Seed made = Seed.keptIn(file, new Random(1), NOW);

        assertThat(made.secret()).matches("[0-9a-f]{64}");
        assertThat(Seed.keptIn(file, new Random(2), NOW.plusSeconds(99))).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isMadeAnewWhereTheFileIsSomethingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("persona.seed"), "nonsense\n");

        assertThat(Seed.keptIn(file, new Random(1), NOW)).isEqualTo(Seed.keptIn(file, new Random(2), NOW));
    }
}
