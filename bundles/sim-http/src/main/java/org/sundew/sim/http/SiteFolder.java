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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A folder that holds a site. Its files are read into memory; links are not followed, so nothing outside can get in.
 * Blocking: never on a session's thread.
 */
final class SiteFolder {
    private static final int FILES_MAX = 10_000;
    private static final long BYTES_MAX = 32L << 20;

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

    /** Reads these into a site. */
    Site read(List<Entry> entries) throws IOException {
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        if (entries.size() > FILES_MAX || bytes > BYTES_MAX) {
            throw new IOException("more than " + FILES_MAX + " files or " + BYTES_MAX + " bytes");
        }
        Map<String, Page> pages = new HashMap<>();
        Set<String> folders = new HashSet<>();
        for (Entry entry : entries) {
            String place = place(entry);
            if (entry.folder()) {
                folders.add(place);
            } else {
                String name = String.valueOf(entry.path().getFileName());
                pages.put(place, Page.of(name, Files.readAllBytes(entry.path()), entry.modified(), persona));
            }
        }
        return new Site(pages, folders, persona.indexes(), persona.dialect().windows());
    }

    /** The path by which a visitor knows it, each char a byte of its UTF-8 name. */
    private String place(Entry entry) {
        StringBuilder place = new StringBuilder("/");
        for (Path part : root.relativize(entry.path())) {
            if (!part.toString().isEmpty()) {
                byte[] name = part.toString().getBytes(StandardCharsets.UTF_8);
                place.append(new String(name, StandardCharsets.ISO_8859_1)).append('/');
            }
        }
        if (!entry.folder()) {
            place.setLength(place.length() - 1);
        }
        String text = place.toString();
        return persona.dialect().windows() ? text.toLowerCase(Locale.ROOT) : text;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** The site of a server that nobody has set up: its start page. */
    static Site start(Persona persona) {
        byte[] page = persona.startPage().getBytes(StandardCharsets.ISO_8859_1);
        String name = persona.indexes().get(0);
        Page index = Page.of(name, page, Instant.parse("2023-05-25T14:21:08Z"), persona);
        return new Site(
                Map.of("/" + name, index),
                Set.of("/"),
                persona.indexes(),
                persona.dialect().windows());
    }
}
