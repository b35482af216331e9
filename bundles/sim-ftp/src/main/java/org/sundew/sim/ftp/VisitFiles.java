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
    private final Paths paths;
    private final Map<String, FtpFile> added = new LinkedHashMap<>(0);
    private String folder = FtpTree.ROOT;

    /**
     * The files of a visit that has added nothing yet.
     *
     * @param salt the sensor's own, for what is made up
     * @param paths how the visitor's paths are read
     */
    VisitFiles(FtpTree tree, Owner owner, int salt, Paths paths) {
        this.tree = tree;
        this.owner = owner;
        this.salt = salt;
        this.paths = paths;
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
    Optional<Content> content(FtpFile file) {
        return file.content().map(content -> content.salted(salt));
    }

    /** When the file was changed. */
    Instant changed(FtpFile file, Instant now) {
        return file.date().at(now, salt);
    }

    /** A number that the file has on this sensor, as it might have on a disk. */
    int number(FtpFile file) {
        return ((salt ^ file.path().hashCode()) * 0x9E3779B1) >>> 1;
    }

    /** How many names the file has on a Unix disk. */
    long links(FtpFile file) {
        return file.folder()
                ? 2 + in(file.path()).stream().filter(FtpFile::folder).count()
                : 1;
    }

    /** The folder above a folder; above the root is the root. */
    FtpFile above(FtpFile below) {
        return at(FtpFile.parent(below.path())).orElse(below);
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
    Fate accepts(String path) {
        String absolute = absolute(path);
        if (path.isEmpty()
                || at(FtpFile.parent(absolute)).filter(FtpFile::folder).isEmpty()) {
            return Fate.NONE;
        }
        if (at(absolute).filter(FtpFile::folder).isPresent()) {
            return Fate.FOLDER;
        }
        return room(absolute) ? Fate.DONE : Fate.DENIED;
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

    Fate make(String path, Instant now) {
        String absolute = absolute(path);
        if (!path.isEmpty() && at(absolute).isPresent()) {
            return Fate.EXISTS;
        }
        Fate fate = accepts(path);
        if (fate == Fate.DONE) {
            added.put(absolute, FtpFile.folder(absolute, FileDate.fixed(now), owner));
        }
        return fate;
    }

    /** Removes what this visitor added; nothing else, and no folder with something in it. */
    Fate remove(String path, boolean aFolder) {
        Optional<FtpFile> there = find(path);
        if (there.isEmpty()) {
            return Fate.NONE;
        }
        if (there.get().folder() && !aFolder) {
            return Fate.FOLDER;
        }
        if (!there.get().folder() && aFolder) {
            return Fate.FILE;
        }
        if (!in(there.get().path()).isEmpty()) {
            return Fate.FULL;
        }
        FtpFile own = added.get(there.get().path());
        if (own == null) {
            return Fate.DENIED;
        }
        added.remove(own.path());
        return Fate.DONE;
    }

    /** Renames what this visitor added; nothing else, and no folder with something in it. */
    boolean rename(String from, String to) {
        FtpFile own = added.get(absolute(from));
        String target = absolute(to);
        if (own == null
                || accepts(to) != Fate.DONE
                || !in(own.path()).isEmpty()
                || target.startsWith(own.path() + '/')) {
            return false;
        }
        added.remove(own.path());
        added.put(target, own.at(target));
        return true;
    }

    /** Where a path leads from the current folder; above the root is the root. */
    String absolute(String path) {
        boolean dos = paths == Paths.WINDOWS;
        String given = dos ? path.replace('\\', '/') : path;
        boolean home = paths == Paths.TILDE && (given.equals("~") || given.startsWith("~/"));
        String whole = home ? given.substring(1) : given.startsWith("/") ? given : folder + '/' + given;
        Deque<String> names = new ArrayDeque<>();
        for (String name : whole.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String absolute = '/' + String.join("/", names);
        return dos ? asWritten(absolute) : absolute;
    }

    /** The same path, in the case in which its names are written where there are such names. */
    private String asWritten(String absolute) {
        if (at(absolute).isPresent()) {
            return absolute;
        }
        StringBuilder written = new StringBuilder();
        for (String name : absolute.substring(1).split("/", -1)) {
            String above = written.isEmpty() ? FtpTree.ROOT : written.toString();
            written.append('/')
                    .append(in(above).stream()
                            .map(FtpFile::name)
                            .filter(name::equalsIgnoreCase)
                            .findFirst()
                            .orElse(name));
        }
        return written.toString();
    }
}
