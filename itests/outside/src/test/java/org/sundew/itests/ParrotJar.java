package org.sundew.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Versions of the stranger's plug-in, as jars and as KARs. */
final class ParrotJar {
    private static final String VERSION_FILE = "com/example/parrot/version.txt";

    private ParrotJar() {}

    /** The plug-in as its author would release this version. */
    static void write(int version, Path target) {
        try {
            Path draft = Files.createTempFile("parrot", ".jar");
            try (JarFile built = new JarFile(
                            Built.jar(Built.ROOT.resolve("itests/parrot")).toFile());
                    JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft), manifest(built, version))) {
                for (JarEntry entry : built.stream().filter(ParrotJar::copied).toList()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = built.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
                out.putNextEntry(new ZipEntry(VERSION_FILE));
                out.write(Integer.toString(version).getBytes(UTF_8));
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean copied(JarEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().equals(JarFile.MANIFEST_NAME)
                && !entry.getName().equals(VERSION_FILE);
    }

    private static Manifest manifest(JarFile built, int version) throws IOException {
        Manifest manifest = new Manifest(built.getManifest());
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version + ".0.0");
        return manifest;
    }

    /** The plug-in with its feature and its cfg, as one file for deploy/. */
    static void writeKar(int port, Path target) {
        String group = "repository/com/example/parrot/1/";
        String features = """
                <features name="parrot" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="parrot" version="1">
                    <bundle>mvn:com.example/parrot/1</bundle>
                    <configfile finalname="${karaf.etc}/com.example.sim.parrot-kar.cfg">mvn:com.example/parrot/1/cfg</configfile>
                  </feature>
                </features>
                """;
        try {
            Path jar = Files.createTempFile("parrot", ".jar");
            write(1, jar);
            Path draft = Files.createTempFile("parrot", ".kar");
            try (ZipOutputStream kar = new ZipOutputStream(Files.newOutputStream(draft))) {
                put(kar, group + "parrot-1.jar", Files.readAllBytes(jar));
                put(kar, group + "parrot-1.cfg", ("listen.port = " + port + "\n").getBytes(UTF_8));
                put(kar, group + "parrot-1-features.xml", features.getBytes(UTF_8));
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ((OutputStream) zip).write(content);
    }
}
