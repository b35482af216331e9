package org.sundew.itests.inside;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.OptionUtils.combine;
import static org.ops4j.pax.exam.container.remote.RBCRemoteTargetOptions.waitForRBCFor;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The built distribution as a container for tests, on a loopback address of its own and with all its listens. */
final class Distribution {
    /** The system property that names its address inside. */
    static final String ADDRESS = "sundew.test.address";

    /** The system property that names the parrot's jar inside. */
    static final String PARROT = "sundew.test.parrot";

    /** Added to ports below 1024, so that the tests need no privilege. */
    static final int OFFSET = 10_000;

    private static final int PATIENCE_MS = 60_000;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Distribution() {}

    static Option[] options() {
        String address = address();
        return combine(
                new Option[] {
                    karafDistributionConfiguration()
                            .frameworkUrl(archive().toUri().toString())
                            .name("sundew")
                            .unpackDirectory(new File("target/exam"))
                            .useDeployFolder(false),
                    configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                    keepRuntimeFolder(),
                    systemTimeout(PATIENCE_MS),
                    waitForRBCFor(PATIENCE_MS),
                    put(
                            "org.ops4j.pax.url.mvn.cfg",
                            "org.ops4j.pax.url.mvn.localRepository",
                            property("maven.local.repository")),
                    put("org.apache.karaf.shell.cfg", "sshHost", address),
                    put("org.apache.karaf.management.cfg", "rmiRegistryHost", address),
                    put("org.apache.karaf.management.cfg", "rmiServerHost", address),
                    put("org.sundew.listener.cfg", "bind", address),
                    put("org.sundew.listener.cfg", "privileged.port.offset", Integer.toString(OFFSET)),
                    // a test is one visitor to every port
                    put("org.sundew.limiter.cfg", "tcp.ports.max.per.ip", "0"),
                    put("org.sundew.limiter.cfg", "tcp.concurrent.max.per.ip", "0"),
                    put("org.sundew.limiter.cfg", "tcp.connections.max.per.ip", "0"),
                    systemProperty(ADDRESS).value(address),
                    systemProperty(PARROT).value(jar("itests/parrot").toString())
                },
                vmOptions(javaOptions()));
    }

    /** As {@code bin/karaf} has them. */
    private static String[] javaOptions() {
        String karaf = property("karaf.version");
        Stream<String> options = Stream.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-reads=java.xml=java.logging",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar",
                "-classpath",
                String.join(File.pathSeparator, "lib/jdk9plus/*", "lib/boot/*", "lib/endorsed/*"));
        Stream<String> opens = Stream.of(
                        "java.base/java.security",
                        "java.base/java.net",
                        "java.base/java.lang",
                        "java.base/java.util",
                        "java.naming/javax.naming.spi",
                        "java.rmi/sun.rmi.transport.tcp")
                .map(each -> "--add-opens=" + each + "=ALL-UNNAMED");
        Stream<String> exports = Stream.of(
                        "java.base/sun.net.www.protocol.file",
                        "java.base/sun.net.www.protocol.ftp",
                        "java.base/sun.net.www.protocol.http",
                        "java.base/sun.net.www.protocol.https",
                        "java.base/sun.net.www.protocol.jar",
                        "java.base/sun.net.www.content.text",
                        "jdk.naming.rmi/com.sun.jndi.url.rmi",
                        "java.rmi/sun.rmi.registry")
                .map(each -> "--add-exports=" + each + "=ALL-UNNAMED");
        Stream<String> locator =
                Stream.of("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
        return Stream.of(locator, opens, exports, options).flatMap(each -> each).toArray(String[]::new);
    }

    private static Option put(String file, String key, String value) {
        return editConfigurationFilePut("etc/" + file, key, value);
    }

    private static Path archive() {
        return Path.of(property("sundew.root"), "karaf-assembly", "target", "sundew-" + version() + ".tar.gz");
    }

    private static Path jar(String module) {
        Path folder = Path.of(property("sundew.root"), module);
        return folder.resolve("target").resolve(folder.getFileName() + "-" + version() + ".jar");
    }

    private static String version() {
        return property("sundew.version");
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    /** One that no sensor of another test uses at the same time. */
    private static String address() {
        long pid = ProcessHandle.current().pid();
        return String.join(
                ".",
                List.of(
                        "127",
                        Integer.toString(120 + COUNT.incrementAndGet()),
                        Long.toString(pid >> 8 & 0xff),
                        Long.toString(Math.max(1, pid & 0xff))));
    }
}
