package org.sundew.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 1 of the architecture, read from its table of bundles and from every built manifest: who may know whom. */
class BundleLawsIT {
    private static final Set<String> EXPORTERS = Set.of("api", "testkit", "program", "shell", "mail", "yaml");

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    /** A row of the table: bundles, what they do, what they may import. */
    private static final Pattern ROW = Pattern.compile("\\| ((?:`[a-z0-9-]+` )+)\\|[^|]*\\|([^|]*)\\|");

    private static final Map<String, List<String>> MAY_IMPORT = new HashMap<>();
    private static final List<String> EVERYWHERE = List.of("java", "javax", "org.slf4j", "org.jspecify.annotations");

    @BeforeAll
    static void readTheArchitecture() throws IOException {
        for (String line : Files.readAllLines(Built.ROOT.resolve("docs/ARCHITECTURE.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                words(row.group(1)).forEach(bundle -> MAY_IMPORT.put(bundle, words(row.group(2))));
            }
        }
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1)).toList();
    }

    static Stream<Path> bundles() {
        return Built.bundles().stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsOnlyWhatItsLineInTheArchitectureAllows(Path bundle) throws IOException {
        String name = bundle.getFileName().toString();
        assertThat(MAY_IMPORT).as("the bundles of the architecture").containsKey(name);

        assertThat(packages(manifest(bundle), "Import-Package"))
                .allSatisfy(imported -> assertThat(allowed(name, imported))
                        .as(name + " may import " + imported)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsAllThatItsLineInTheArchitectureNames(Path bundle) throws IOException {
        Set<String> imports = packages(manifest(bundle), "Import-Package");

        assertThat(MAY_IMPORT.get(bundle.getFileName().toString()))
                .allSatisfy(named -> assertThat(imports).anyMatch(imported -> isIn(named, imported)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsNothingUnlessItIsTheApiOrShared(Path bundle) throws IOException {
        Set<String> exported = packages(manifest(bundle), "Export-Package");

        if (EXPORTERS.contains(bundle.getFileName().toString())) {
            assertThat(exported).isNotEmpty();
        } else {
            assertThat(exported).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesWhatItNeedsByPackage(Path bundle) throws IOException {
        Attributes manifest = manifest(bundle);

        assertThat(manifest.getValue("Require-Bundle")).isNull();
        assertThat(manifest.getValue("DynamicImport-Package")).isNull();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isCalledAsItsFolder(Path bundle) throws IOException {
        assertThat(manifest(bundle).getValue("Bundle-SymbolicName"))
                .isEqualTo("org.sundew." + bundle.getFileName().toString().replace('-', '.'));
    }

    private static boolean allowed(String bundle, String imported) {
        if (apiPackages().contains(imported) || imported.equals("org.sundew." + bundle.replace('-', '.'))) {
            return true;
        }
        return Stream.of(EVERYWHERE, MAY_IMPORT.get(bundle))
                .flatMap(List::stream)
                .anyMatch(each -> isIn(each, imported));
    }

    private static boolean isIn(String prefix, String imported) {
        return imported.equals(prefix) || imported.startsWith(prefix + ".");
    }

    private static Set<String> apiPackages() {
        try {
            return packages(manifest(Built.ROOT.resolve("bundles/api")), "Export-Package");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Attributes manifest(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(Built.jar(bundle).toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    /** The package names of a header: what stands before the first semicolon of each clause outside quotes. */
    private static Set<String> packages(Attributes manifest, String header) {
        String value = manifest.getValue(header);
        Set<String> names = new LinkedHashSet<>();
        if (value != null) {
            for (String clause : value.replaceAll("\"[^\"]*\"", "").split(",", -1)) {
                names.add(clause.split(";", -1)[0].strip());
            }
        }
        return names;
    }
}
