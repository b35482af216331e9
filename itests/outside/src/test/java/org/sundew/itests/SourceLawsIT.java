package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Law 7 of the architecture: time is injected, tests do not wait for it. */
class SourceLawsIT {
    @Test
    void noTestSleeps() throws IOException {
        String sleep = "Thread" + ".sleep(";
        List<Path> sleepers = new ArrayList<>();
        for (Path source : testSources()) {
            if (Files.readString(source).contains(sleep)) {
                sleepers.add(Built.ROOT.relativize(source));
            }
        }

        assertThat(sleepers).isEmpty();
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> bundles = Files.walk(Built.ROOT.resolve("bundles"));
                Stream<Path> itests = Files.walk(Built.ROOT.resolve("itests"))) {
            return Stream.concat(bundles, itests)
                    .filter(file -> file.toString().contains("/src/test/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
