package org.sundew.itests.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A stranger's sim server in any number of versions; each says which one it is. */
final class Parrot {
    private static final String VERSION_FILE = "com/example/parrot/version.txt";

    private Parrot() {}

    /** The plug-in's jar as its author would release this version. */
    static InputStream version(int version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile built = new JarFile(System.getProperty(Distribution.PARROT))) {
            Manifest manifest = new Manifest(built.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version + ".0.0");
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry : built.stream().filter(Parrot::kept).toList()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = built.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
                out.putNextEntry(new JarEntry(VERSION_FILE));
                out.write(Integer.toString(version).getBytes(UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static boolean kept(JarEntry entry) {
        return !entry.getName().equals(JarFile.MANIFEST_NAME)
                && !entry.getName().equals(VERSION_FILE);
    }
}
