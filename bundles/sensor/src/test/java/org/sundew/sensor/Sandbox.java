package org.sundew.sensor;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.sundew.admin.CfgEditor;
import org.sundew.admin.Problem;
import org.sundew.admin.ProblemSource;
import org.sundew.admin.Sensor;

/**
 * Karaf's own framework, Config Admin, interpolation and Declarative Services, in the test's VM, with this bundle as it was
 * just built. What the test itself and the bundles share comes from the class path.
 */
final class Sandbox {
    private static final String SHARED = String.join(
            ",",
            "org.slf4j;version=1.7.36",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.component;version=1.5.1",
            "org.osgi.service.component.runtime;version=1.5.1",
            "org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.util.promise;version=1.3.0",
            "org.osgi.util.function;version=1.2.0",
            "org.sundew.admin;version=1.0.0",
            "org.sundew.event;version=1.0.0",
            "org.sundew.intake;version=1.0.0",
            "org.sundew.sim;version=1.0.0");

    private final Framework framework;
    private final BundleContext context;

    private Sandbox(Framework framework) {
        this.framework = framework;
        this.context = framework.getBundleContext();
    }

    /** Starts everything up to and including this bundle. */
    static Sandbox start(Path folder) throws BundleException {
        Sandbox sandbox = empty(folder);
        sandbox.startSensor();
        return sandbox;
    }

    /** Starts everything but this bundle. */
    static Sandbox empty(Path folder) throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", folder.resolve("cache").toString());
        settings.put("org.osgi.framework.system.packages.extra", SHARED);
        settings.put("karaf.data", folder.toString());
        settings.put("probe.size", "7");
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(settings);
        framework.start();
        Sandbox sandbox = new Sandbox(framework);
        for (String name : List.of("converter", "configadmin", "configadmin.plugin.interpolation", "scr")) {
            sandbox.context.installBundle(jar("org.apache.felix." + name)).start();
        }
        return sandbox;
    }

    void startSensor() throws BundleException {
        URL classes = ThisSensor.class.getProtectionDomain().getCodeSource().getLocation();
        context.installBundle("reference:" + classes).start();
    }

    private static String jar(String artifact) {
        URL inside = Objects.requireNonNull(
                Sandbox.class.getResource("/META-INF/maven/org.apache.felix/" + artifact + "/pom.properties"),
                artifact);
        String jar = inside.getPath();
        return jar.substring(0, jar.indexOf('!'));
    }

    /** Installs and starts a bundle of these files, which may be nothing but declarations. */
    Bundle install(String name, Map<String, String> files, Class<?>... classes) throws BundleException {
        Bundle bundle = context.installBundle("test:" + name, bundle(name, files, classes));
        bundle.start();
        return bundle;
    }

    private static InputStream bundle(String name, Map<String, String> files, Class<?>... classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest(name, files.keySet()))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Class<?> each : classes) {
                String path = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(path));
                jar.write(Objects.requireNonNull(each.getResourceAsStream("/" + path))
                        .readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Manifest manifest(String name, Collection<String> files) {
        Manifest manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        List<String> components = files.stream()
                .filter(file -> file.startsWith("OSGI-INF/") && !file.contains("metatype"))
                .toList();
        if (!components.isEmpty()) {
            main.putValue("Service-Component", String.join(",", components));
        }
        return manifest;
    }

    /** Writes a configuration as File Install would: text values, and the name of the file. */
    void write(String pid, String... keysAndValues) throws IOException {
        int tilde = pid.indexOf('~');
        Configuration configuration = tilde < 0
                ? admin().getConfiguration(pid, "?")
                : admin().getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
        configuration.update(properties(pid, keysAndValues));
    }

    @SuppressWarnings("JdkObsolete") // Config Admin speaks in dictionaries
    private static Dictionary<String, Object> properties(String pid, String... keysAndValues) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("felix.fileinstall.filename", "file:/sundew/etc/" + pid.replace('~', '-') + ".cfg");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    void delete(String pid) throws IOException, InvalidSyntaxException {
        for (Configuration each : admin().listConfigurations("(service.pid=" + pid + ")")) {
            each.delete();
        }
    }

    private ConfigurationAdmin admin() {
        return service(ConfigurationAdmin.class, null).orElseThrow();
    }

    <S> void register(Class<S> type, S service) {
        context.registerService(type, service, null);
    }

    CfgEditor editor() {
        return service(CfgEditor.class, null).orElseThrow();
    }

    Sensor sensor() {
        return service(Sensor.class, null).orElseThrow();
    }

    /** All problems that anybody in the framework knows of. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (ServiceReference<ProblemSource> each : references(ProblemSource.class, null)) {
            problems.addAll(context.getService(each).problems());
        }
        return problems;
    }

    /** What the probe with this PID was given last; empty if it does not run. */
    Map<String, Object> delivered(String pid) throws Exception {
        ServiceReference<?>[] probes =
                context.getServiceReferences(Callable.class.getName(), "(service.pid=" + pid + ")");
        Map<String, Object> properties = new HashMap<>();
        if (probes != null && context.getService(probes[0]) instanceof Callable<?> probe) {
            ((Map<?, ?>) probe.call()).forEach((key, value) -> properties.put((String) key, value));
        }
        return properties;
    }

    private <S> Optional<S> service(Class<S> type, String filter) {
        return references(type, filter).stream().findFirst().map(context::getService);
    }

    private <S> Collection<ServiceReference<S>> references(Class<S> type, String filter) {
        try {
            return context.getServiceReferences(type, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(check);
    }

    /** Begins to stop the framework and waits for its end. */
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    /** For messages of failed assertions. */
    @Override
    public String toString() {
        return Arrays.toString(context.getBundles()) + Collections.unmodifiableList(problems());
    }
}
