package org.sundew.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheIdItMade() {
        Path file = folder.resolve("data/sensor.id");

        Identity first = Identity.keptIn(file, new Random(1));

        assertThat(Identity.keptIn(file, new Random(2))).isEqualTo(first);
        assertThat(first.id()).matches(Identity.ID);
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/sensor.id");
        assertThat(folder.resolve("data/sensor.id.new")).doesNotExist();
    }

    @Test
    void makesANewIdWhenTheFileIsSpoilt() throws IOException {
        Path file = Files.writeString(folder.resolve("sensor.id"), "\0\0\n");

        Identity made = Identity.keptIn(file, new Random(1));

        assertThat(Identity.keptIn(file, new Random(2))).isEqualTo(made);
    }

    @Test
    void goesOnWithAnIdThatCannotBeKept() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThat(Identity.keptIn(notAFolder.resolve("sensor.id"), new Random(1))
                        .id())
                .startsWith("sundew-");
    }

    @Test
    void giftsEachInstallationWithItsOwnDomain() {
        Set<String> domains = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            domains.add(new Identity("sundew-" + i).domain());
        }

        assertThat(domains).hasSizeGreaterThan(100).allMatch(domain -> domain.matches("[a-z]+\\.[a-z]+"));
        assertThat(new Identity("a").domain()).isEqualTo(new Identity("a").domain());
    }
}
