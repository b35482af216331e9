package org.sundew.sim.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
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
 * A folder that holds a site, and in {@code _hosts} one folder for each virtual host. Its files are read into memory; links in it
 * are not followed, so nothing outside can get in; it may itself be one. Blocking: never on a session's thread.
 */
final class SiteFolder {
    private static final int ENTRIES_MAX = 10_000;
    private static final long BYTES_MAX = 32L << 20;

    /** Where the virtual hosts are. */
    static final String HOSTS = "_hosts";

    private final Path root;
    private final Persona persona;

    SiteFolder(Path root, Persona persona) {
        this.root = root;
        this.persona = persona;
    }

    /** A file or folder in it. */
    record Entry(Path path, boolean folder, long bytes, Instant modified) {}

    /**
     * What is there: enough to see that something changed.
     *
     * @param root the folder, or what it is a link to
     */
    record Listing(Path root, List<Entry> entries) {
        static final Listing NONE = new Listing(Path.of(""), List.of());
    }

    /** Lists the files and folders in it. */
    Listing list() throws IOException {
        return list(root);
    }

    static Listing list(Path root) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Path real = root.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(root.toString());
        }
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return add(new Entry(folder, true, 0, Instant.EPOCH));
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isRegularFile()) {
                    return FileVisitResult.CONTINUE;
                }
                Instant modified = attributes.lastModifiedTime().toInstant();
                return add(new Entry(file, false, attributes.size(), modified));
            }

            private FileVisitResult add(Entry entry) {
                entries.add(entry);
                return entries.size() > ENTRIES_MAX ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        if (entries.size() > ENTRIES_MAX) {
            throw new IOException("more than " + ENTRIES_MAX + " files and folders");
        }
        return new Listing(real, entries);
    }

    /** Reads these into sites. */
    Sites read(Listing listing) throws IOException, FlawedSite {
        List<Entry> entries = listing.entries();
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        if (bytes > BYTES_MAX) {
            throw new IOException("more than " + BYTES_MAX + " bytes");
        }
        Path top = listing.root();
        SiteDraft main = new SiteDraft(top, "");
        Map<String, SiteDraft> drafts = new TreeMap<>();
        for (Entry entry : entries) {
            Path inside = top.relativize(entry.path());
            if (!inside.startsWith(HOSTS)) {
                main.add(entry);
            } else if (inside.getNameCount() > 2 || (inside.getNameCount() == 2 && entry.folder())) {
                Path at = top.resolve(inside.subpath(0, 2));
                String host = inside.getName(1).toString().toLowerCase(Locale.ROOT);
                drafts.computeIfAbsent(host, name -> new SiteDraft(at, name)).add(entry);
            }
        }
        Persona dressed = dressed(main);
        return new Sites(main.site(dressed), hosts(drafts, dressed));
    }

    /** The virtual hosts by all their names, no two of which may be the same. */
    private static Map<String, Site> hosts(Map<String, SiteDraft> drafts, Persona dressed)
            throws IOException, FlawedSite {
        Map<String, Site> hosts = new HashMap<>();
        for (Map.Entry<String, SiteDraft> draft : drafts.entrySet()) {
            hosts.put(draft.getKey(), draft.getValue().site(dressed));
        }
        for (Map.Entry<String, Site> site : Map.copyOf(hosts).entrySet()) {
            for (String name : site.getValue().file().names()) {
                Site other = hosts.putIfAbsent(name, site.getValue());
                if (other != null && !other.equals(site.getValue())) {
                    throw new FlawedSite(
                            HOSTS + '/' + site.getKey() + '/' + SiteDraft.FILE,
                            FlawedFile.because("another virtual host is called so too: " + name));
                }
            }
        }
        return hosts;
    }

    /** The bytes of this file, which was none of those that are links when it was listed, and must still be none. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException("more than " + BYTES_MAX + " bytes: " + file);
            }
            return bytes;
        }
    }

    /** The persona that the pages are for: the product that the main site's file describes, where that is what is played. */
    private Persona dressed(SiteDraft main) throws IOException, FlawedSite {
        if (!(persona instanceof Custom)) {
            return persona;
        }
        try {
            Optional<Product> product = main.file(persona.dialect().windows()).product();
            if (product.isEmpty()) {
                throw FlawedFile.because("persona = custom needs a product here, and there is none");
            }
            return new Custom(product::get);
        } catch (FlawedFile e) {
            throw new FlawedSite(SiteDraft.FILE, e);
        }
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
