package org.sundew.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the sources and what was built from them lie. */
final class Built {
    /** The root of the sources. */
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("sundew.root"), "sundew.root"));

    /** The unpacked distribution, which nobody starts: tests take copies. */
    static final Path DISTRIBUTION = ROOT.resolve("karaf-assembly/target/sundew");

    private Built() {}

    /** The bundles' folders, by name. */
    static List<Path> bundles() {
        return list(ROOT.resolve("bundles")).stream()
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .toList();
    }

    /** The jar that a module's folder built. */
    static Path jar(Path module) {
        String name = module.getFileName() + "-" + System.getProperty("sundew.version") + ".jar";
        return module.resolve("target").resolve(name);
    }

    /** The sensor's own cfgs that ship, by name. */
    static List<Path> cfgs() {
        return list(ROOT.resolve("etc")).stream()
                .filter(file -> file.getFileName().toString().matches("org\\.sundew\\..*\\.cfg"))
                .toList();
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
