package org.sundew.sim.ftp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one visitor sees: the tree of all, and on top of it what this visitor brought or made, by name and size only. It
 * goes with the visit.
 */
final class VisitFiles {
    /** How many files and folders a visitor may add. */
    static final int ADDED_MAX = 200;

    /** How long the paths of all that may be together, in bytes. */
    private static final int PATHS_MAX = 32_768;

    /** The longest name, in bytes: Linux has the same limit. */
    private static final int NAME_MAX = 255;

    private final FtpTree tree;
    private final Owner owner;
    private final int salt;
    private final Map<String, FtpFile> added = new LinkedHashMap<>(0);
    private String folder = FtpTree.ROOT;

    /**
     * The files of a visit that has added nothing yet.
     *
     * @param salt the sensor's own, for what is made up
     */
    VisitFiles(FtpTree tree, Owner owner, int salt) {
        this.tree = tree;
        this.owner = owner;
        this.salt = salt;
    }

    /** The current folder. */
    String folder() {
        return folder;
    }

    /** Goes to a folder, if it is one. */
    boolean enter(String path) {
        Optional<FtpFile> target = find(path).filter(FtpFile::folder);
        target.ifPresent(there -> folder = there.path());
        return target.isPresent();
    }

    /** What is there; nothing at an empty path. */
    Optional<FtpFile> find(String path) {
        return path.isEmpty() ? Optional.empty() : at(absolute(path));
    }

    /** What can be fetched there. */
    Optional<Content> content(String path) {
        return find(path).flatMap(FtpFile::content).map(content -> content.salted(salt));
    }

    /** When the file was changed. */
    Instant changed(FtpFile file, Instant now) {
        return file.date().at(now, salt);
    }

    private Optional<FtpFile> at(String absolute) {
        FtpFile own = added.get(absolute);
        return own != null ? Optional.of(own) : tree.find(absolute);
    }

    /** What is in a folder, by name in the order of bytes. */
    List<FtpFile> in(String absolute) {
        Map<String, FtpFile> byName = new TreeMap<>();
        tree.in(absolute).forEach(file -> byName.put(file.name(), file));
        for (FtpFile file : added.values()) {
            if (FtpFile.parent(file.path()).equals(absolute)) {
                byName.put(file.name(), file);
            }
        }
        return new ArrayList<>(byName.values());
    }

    /** Whether a file may be written there: in a folder that exists, and not in place of one. */
    boolean accepts(String path) {
        String absolute = absolute(path);
        return !path.isEmpty()
                && at(absolute).map(there -> !there.folder()).orElse(true)
                && room(absolute)
                && at(FtpFile.parent(absolute)).filter(FtpFile::folder).isPresent();
    }

    private boolean room(String absolute) {
        if (added.containsKey(absolute)) {
            return true;
        }
        int paths = absolute.length();
        for (String path : added.keySet()) {
            paths += path.length();
        }
        return added.size() < ADDED_MAX
                && paths <= PATHS_MAX
                && absolute.length() - absolute.lastIndexOf('/') - 1 <= NAME_MAX;
    }

    /** Has the file listed from now on, for this visit. */
    void bring(String absolute, long size, Instant now) {
        if (room(absolute)) {
            added.put(absolute, FtpFile.brought(absolute, size, FileDate.fixed(now), owner));
        }
    }

    boolean make(String path, Instant now) {
        String absolute = absolute(path);
        if (!accepts(path) || at(absolute).isPresent()) {
            return false;
        }
        added.put(absolute, FtpFile.folder(absolute, FileDate.fixed(now), owner));
        return true;
    }

    /** Removes what this visitor added; nothing else, and no folder with something in it. */
    boolean remove(String path, boolean aFolder) {
        FtpFile own = path.isEmpty() ? null : added.get(absolute(path));
        if (own == null || own.folder() != aFolder || !in(own.path()).isEmpty()) {
            return false;
        }
        added.remove(own.path());
        return true;
    }

    /** Renames what this visitor added; nothing else, and no folder with something in it. */
    boolean rename(String from, String to) {
        FtpFile own = added.get(absolute(from));
        String target = absolute(to);
        if (own == null || !accepts(to) || !in(own.path()).isEmpty() || target.startsWith(own.path() + '/')) {
            return false;
        }
        added.remove(own.path());
        added.put(target, own.at(target));
        return true;
    }

    /** Where a path leads from the current folder; above the root is the root. */
    String absolute(String path) {
        boolean home = path.equals("~") || path.startsWith("~/");
        String whole = home ? path.substring(1) : path.startsWith("/") ? path : folder + '/' + path;
        Deque<String> names = new ArrayDeque<>();
        for (String name : whole.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return '/' + String.join("/", names);
    }
}
