package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's bundle, which knows OSGi and nothing of Sundew, hears the sensor's events on Event Admin. */
class EventAdminIT {
    private static final int PORT = 7000;
    private static final String EAR = """
            package com.example.ear;

            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.util.*;
            import org.osgi.framework.*;
            import org.osgi.service.event.*;

            public class Ear implements BundleActivator, EventHandler {
                private final Path heard = Path.of(System.getProperty("karaf.data"), "heard.txt");

                @Override
                public void start(BundleContext context) throws Exception {
                    Files.createFile(heard);
                    Dictionary<String, Object> properties = new Hashtable<>();
                    properties.put(EventConstants.EVENT_TOPIC, "org/sundew/event/*");
                    context.registerService(EventHandler.class, this, properties);
                }

                @Override
                public void stop(BundleContext context) {}

                @Override
                public void handleEvent(Event event) {
                    try {
                        String line = event.getTopic() + " " + event.getProperty("source.port") + " "
                                + event.getProperty("timestamp").getClass().getSimpleName() + " "
                                + event.getProperty("json") + "\\n";
                        Files.write(heard, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    @TempDir
    Path dir;

    @Test
    void aStrangersBundleHearsWhatHappens() throws Exception {
        SensorHome home = SensorHome.unpackWithoutListens("eventadmin")
                .write("org.sundew.sim.echo-main.cfg", "listen.port = " + PORT)
                .set("org.sundew.alert.eventadmin-main.cfg", "alert.enabled", "true");
        try (RunningSensor sensor = home.start()) {
            Files.move(ear(), home.deploy("ear.jar"), StandardCopyOption.REPLACE_EXISTING);
            Patience.soon().until(() -> Files.exists(home.data("heard.txt")));

            int port;
            try (Visitor visitor = sensor.visit(PORT)) {
                port = visitor.sourcePort();
                assertThat(visitor.say("hello\n").line()).isEqualTo("hello");
            }

            String start = "org/sundew/event/CONNECTION " + port + " Long ";
            Patience.soon().until(() -> heard(home).stream().anyMatch(line -> line.startsWith(start)));
            String line = heard(home).stream()
                    .filter(each -> each.startsWith(start))
                    .findFirst()
                    .orElseThrow();
            JsonNode event = new ObjectMapper().readTree(line.substring(start.length()));
            assertThat(event)
                    .isEqualTo(sensor.event(each -> each.at("/source/port").asInt() == port));
        }
    }

    private static List<String> heard(SensorHome home) throws IOException {
        return Files.readAllLines(home.data("heard.txt"));
    }

    private Path ear() throws IOException {
        Path source = Files.writeString(dir.resolve("Ear.java"), EAR);
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", dir.toString(), "-cp", osgi(), source.toString());
        assertThat(failures).isZero();
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "com.example.ear");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", "com.example.ear.Ear");
        headers.putValue("Import-Package", "org.osgi.framework, org.osgi.service.event");
        Path jar = dir.resolve("ear.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("com/example/ear/Ear.class"));
            out.write(Files.readAllBytes(dir.resolve("com/example/ear/Ear.class")));
        }
        return jar;
    }

    /** The distribution's own jars of OSGi's framework and Event Admin. */
    private static String osgi() throws IOException {
        try (Stream<Path> jars = Files.walk(Built.DISTRIBUTION.resolve("system"))) {
            String path = jars.filter(jar -> jar.getFileName()
                            .toString()
                            .matches("org\\.apache\\.felix\\.framework-.*\\.jar|"
                                    + "org\\.apache\\.karaf\\.services\\.eventadmin-.*\\.jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
            assertThat(path.getBytes(UTF_8)).isNotEmpty();
            return path;
        }
    }
}
