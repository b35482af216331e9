package org.sundew.sim.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sundew.yaml.FlawedFile;

/**
 * A folder that holds a site, and in {@code _hosts} one folder for each virtual host. Its files are read into memory; links are not followed, so nothing outside can get in.
 * Blocking: never on a session's thread.
 */
final class SiteFolder {
    private static final int FILES_MAX = 10_000;
    private static final long BYTES_MAX = 32L << 20;
    private static final String HOSTS = "_hosts";

    private final Path root;
    private final Persona persona;

    SiteFolder(Path root, Persona persona) {
        this.root = root;
        this.persona = persona;
    }

    /** What is there: enough to see that something changed. */
    record Entry(Path path, boolean folder, long bytes, Instant modified) {}

    /** Lists the files and folders in it. */
    List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                entries.add(new Entry(folder, true, 0, Instant.EPOCH));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    Instant modified = attributes.lastModifiedTime().toInstant();
                    entries.add(new Entry(file, false, attributes.size(), modified));
                }
                return entries.size() > FILES_MAX ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    /** Reads these into sites. */
    Sites read(List<Entry> entries) throws IOException, FlawedSite {
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        if (entries.size() > FILES_MAX || bytes > BYTES_MAX) {
            throw new IOException("more than " + FILES_MAX + " files or " + BYTES_MAX + " bytes");
        }
        SiteDraft main = new SiteDraft(root, "");
        Map<String, SiteDraft> drafts = new TreeMap<>();
        for (Entry entry : entries) {
            Path inside = root.relativize(entry.path());
            if (!inside.startsWith(HOSTS)) {
                main.add(entry);
            } else if (inside.getNameCount() > 2 || (inside.getNameCount() == 2 && entry.folder())) {
                Path at = root.resolve(inside.subpath(0, 2));
                String host = inside.getName(1).toString().toLowerCase(Locale.ROOT);
                drafts.computeIfAbsent(host, name -> new SiteDraft(at, name)).add(entry);
            }
        }
        Persona dressed = dressed(main);
        Map<String, Site> hosts = new HashMap<>();
        for (Map.Entry<String, SiteDraft> draft : drafts.entrySet()) {
            Site site = draft.getValue().site(dressed);
            hosts.put(draft.getKey(), site);
            site.file().names().forEach(name -> hosts.put(name, site));
        }
        return new Sites(main.site(dressed), hosts);
    }

    /** The persona that the pages are for: the product that the main site's file describes, where that is what is played. */
    private Persona dressed(SiteDraft main) throws IOException, FlawedSite {
        if (!(persona instanceof Custom)) {
            return persona;
        }
        Optional<Product> product = main.file(persona.dialect().windows()).product();
        if (product.isEmpty()) {
            throw new FlawedSite(
                    SiteDraft.FILE, FlawedFile.because("persona = custom needs a product here, and there is none"));
        }
        return new Custom(product::get);
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** The site of a server that nobody has set up: its start page. */
    static Site start(Persona persona) {
        byte[] page = persona.startPage().getBytes(StandardCharsets.ISO_8859_1);
        String name = persona.indexes().get(0);
        Page index = Page.of(name, page, Instant.EPOCH, persona);
        return new Site(
                Map.of("/" + name, index),
                Set.of("/"),
                persona.indexes(),
                persona.dialect().windows(),
                SiteFile.EMPTY);
    }
}
