package org.sundew.sim.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sundew.yaml.FlawedFile;
import org.sundew.yaml.YamlFile;

/**
 * One site as its files are gathered. {@code _site.yaml}, {@code _pages} and {@code _hosts} at its top are not served: they say how
 * the site behaves. Nor is anything with a name like the site file's, which editors leave behind.
 */
final class SiteDraft {
    static final String FILE = "_site.yaml";
    private static final String PAGES = "_pages";

    private final Path root;
    private final String host;
    private final List<SiteFolder.Entry> served = new ArrayList<>();
    private final Map<String, Path> told = new HashMap<>();

    /**
     * A site without files as yet.
     *
     * @param root the folder that is its top
     * @param host the virtual host that it is, or nothing
     */
    SiteDraft(Path root, String host) {
        this.root = root;
        this.host = host;
    }

    void add(SiteFolder.Entry entry) {
        Path inside = root.relativize(entry.path());
        if (inside.equals(Path.of(FILE))) {
            told.put(FILE, entry.path());
        } else if (!inside.startsWith(PAGES)) {
            if (entry.folder() || !tells(inside)) {
                served.add(entry);
            }
        } else if (!entry.folder()) {
            told.put(inside.subpath(1, inside.getNameCount()).toString(), entry.path());
        }
    }

    /** Whether it is a copy of a site file, such as {@code _site.yaml~} or {@code ._site.yaml.swp}: it has names and passwords. */
    private static boolean tells(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith("_site.") || name.contains(FILE);
    }

    /** What its site file says. */
    SiteFile file(boolean caseless) throws IOException, FlawedFile {
        Path file = told.get(FILE);
        if (file == null) {
            return SiteFile.EMPTY;
        }
        Map<String, String> bodies = new HashMap<>();
        for (Map.Entry<String, Path> each : told.entrySet()) {
            bodies.put(each.getKey(), new String(SiteFolder.bytes(each.getValue()), StandardCharsets.ISO_8859_1));
        }
        bodies.remove(FILE);
        return SiteFileReader.read(YamlFile.text(SiteFolder.bytes(file)), bodies, host.isEmpty(), caseless);
    }

    /** Whether there is a site file. */
    boolean hasFile() {
        return told.containsKey(FILE);
    }

    Site site(Persona persona) throws IOException, FlawedSite {
        boolean caseless = persona.dialect().windows();
        Map<String, Page> pages = new HashMap<>();
        Set<String> folders = new HashSet<>();
        folders.add("/");
        for (SiteFolder.Entry entry : served) {
            String place = place(entry, caseless);
            if (entry.folder()) {
                folders.add(place);
            } else {
                String name = String.valueOf(entry.path().getFileName());
                pages.put(place, Page.of(name, SiteFolder.bytes(entry.path()), entry.modified(), persona));
            }
        }
        SiteFile file = fileOrFlawed(caseless);
        // a folder for WebDAV is there even if it is empty
        file.dav().stream().filter(each -> !each.equals("/")).forEach(each -> folders.add(each + "/"));
        return new Site(pages, folders, persona.indexes(), caseless, file);
    }

    private SiteFile fileOrFlawed(boolean caseless) throws IOException, FlawedSite {
        try {
            return file(caseless);
        } catch (FlawedFile e) {
            throw new FlawedSite(host.isEmpty() ? FILE : SiteFolder.HOSTS + '/' + host + '/' + FILE, e);
        }
    }

    /** The path by which a visitor knows it, each char a byte of its UTF-8 name. */
    private String place(SiteFolder.Entry entry, boolean caseless) {
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
        return caseless ? text.toLowerCase(Locale.ROOT) : text;
    }
}
