package org.sundew.itests;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 1 of the architecture, read from every built manifest: who may know whom. */
class BundleLawsIT {
    private static final Set<String> EXPORTERS = Set.of("api", "testkit", "program", "shell", "mail", "yaml");

    /** Support bundles: what several leaves share and nobody else may import. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "org.sundew.program", Set.of("alert-process", "sim-process"),
            "org.sundew.mail", Set.of("sim-imap", "sim-pop3", "sim-smtp"),
            "org.sundew.shell", Set.of("sim-ssh", "sim-telnet"),
            "org.sundew.yaml", Set.of("sim-http", "sim-script"));

    /** Besides the api, the JDK and SLF4J. A bundle that is not here is not built by anybody's decision. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("api", List.of("org.osgi.service.component.annotations")),
            entry("testkit", List.of()),
            entry("sensor", List.of("org.osgi.")),
            entry("intake", List.of("org.osgi.framework")),
            entry("limiter", List.of("org.osgi.framework", "org.osgi.service.cm")),
            entry("rules", List.of("org.osgi.")),
            entry("journal", List.of("org.osgi.", "com.fasterxml.jackson.core")),
            entry("listener", List.of("org.osgi.", "io.netty.")),
            entry("dispatch", List.of("org.osgi.")),
            entry("icmp", List.of("com.sun.jna")),
            entry("win", List.of("org.osgi.framework", "com.fasterxml.jackson.core")),
            entry("console", List.of("org.apache.karaf.shell.", "com.fasterxml.jackson.core")),
            entry("management", List.of("org.osgi.", "org.apache.felix.hc.api")),
            entry("access", List.of("org.osgi.framework", "org.apache.karaf.jaas.modules")),
            entry("program", List.of()),
            entry("alert-csv", List.of("de.siegmar.fastcsv.")),
            entry("alert-process", List.of()),
            entry("alert-syslog", List.of("org.osgi.framework")),
            entry("alert-webhook", List.of()),
            entry("alert-eventadmin", List.of("org.osgi.service.event")),
            entry("alert-email", List.of("jakarta.mail.", "jakarta.mail", "org.eclipse.angus.mail.smtp")),
            entry("sim-banner", List.of()),
            entry("sim-null", List.of()),
            entry("sim-echo", List.of()),
            entry("sim-process", List.of()),
            entry("sim-ftp", List.of()),
            entry("sim-http", List.of("org.snakeyaml.engine.v2.nodes")),
            entry("yaml", List.of("org.snakeyaml.engine.v2.")),
            entry("mail", List.of()),
            entry("sim-smtp", List.of()),
            entry("sim-pop3", List.of()),
            entry("sim-imap", List.of()),
            entry("sim-redis", List.of()),
            entry("sim-vnc", List.of()),
            entry("sim-sip", List.of()),
            entry("sim-socks", List.of()),
            entry("sim-script", List.of("org.snakeyaml.engine.v2.")),
            entry("shell", List.of()),
            entry("sim-telnet", List.of()),
            entry("sim-ssh", List.of("org.apache.sshd.")));

    private static final List<String> JDK = List.of("java.", "javax.");
    private static final List<String> EVERYWHERE = List.of("org.slf4j", "org.jspecify.annotations");

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
        if (imported.startsWith("org.sundew.")) {
            return apiPackages().contains(imported)
                    || SHARED.getOrDefault(imported, Set.of()).contains(bundle)
                    || imported.equals("org.sundew." + bundle.replace('-', '.'));
        }
        return Stream.of(JDK, EVERYWHERE, MAY_IMPORT.get(bundle))
                .flatMap(List::stream)
                .anyMatch(prefix -> prefix.endsWith(".") ? imported.startsWith(prefix) : imported.equals(prefix));
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
