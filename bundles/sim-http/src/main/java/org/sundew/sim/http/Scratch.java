package org.sundew.sim.http;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a visitor believes to have changed at a server that takes files: names and sizes only, for this visit, so many at most and of
 * so many characters together.
 * Not for use by several threads.
 */
final class Scratch {
    /**
     * What was written over or taken away.
     *
     * @param bytes how long a file is said to be
     */
    record Mark(Sort sort, long bytes) {
        static final Mark FOLDER = new Mark(Sort.FOLDER, 0);
        static final Mark GONE = new Mark(Sort.GONE, 0);

        static Mark file(long bytes) {
            return new Mark(Sort.FILE, bytes);
        }
    }

    enum Sort {
        FILE,
        FOLDER,
        GONE
    }

    private static final int MARKS_MAX = 200;

    /** Names may be as long as a request line: without this, one visitor's would take more than a megabyte. */
    static final int CHARS_MAX = 16_384;

    private final NavigableMap<String, Mark> marks = new TreeMap<>();
    private int chars;

    /** What was done at that path, which has no slash at its end; nothing if it is as the site has it. */
    Optional<Mark> at(String path) {
        Mark own = marks.get(path);
        if (own != null) {
            return Optional.of(own);
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            Mark above = marks.get(path.substring(0, slash));
            if (above != null && above.sort() == Sort.GONE) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** Remembers it, if there is room. */
    void mark(String path, Mark what) {
        if (what.sort() != Sort.FILE) {
            Map<String, Mark> below = marks.subMap(path + '/', path + '0');
            chars -= below.keySet().stream().mapToInt(String::length).sum();
            below.clear();
        }
        if (marks.replace(path, what) == null && marks.size() < MARKS_MAX && path.length() <= CHARS_MAX - chars) {
            marks.put(path, what);
            chars += path.length();
        }
    }

    /** What was written right below that folder, which ends with a slash, by path. */
    Map<String, Mark> below(String folder) {
        Map<String, Mark> below = new TreeMap<>();
        marks.tailMap(folder, false).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(folder))
                .filter(entry -> entry.getKey().indexOf('/', folder.length()) < 0)
                .forEach(entry -> below.put(entry.getKey(), entry.getValue()));
        return below;
    }
}
