package org.sundew.sim.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A web site in memory: a map from paths to pages and a set of folders, immutable. A visitor's path is looked up here and
 * nowhere else, so there is no file system to climb about in.
 *
 * @param pages   by path, each char a byte, beginning with a slash; lower case if {@code caseless}
 * @param folders likewise, each ending with a slash; the root is one
 * @param indexes the names that stand for a folder, in order
 * @param file    what it has besides pages
 */
record Site(Map<String, Page> pages, Set<String> folders, List<String> indexes, boolean caseless, SiteFile file) {

    enum Kind {
        PAGE,
        /** A folder named without its slash. */
        SLASHLESS,
        /** A folder without an index page. */
        BARE,
        MISSING
    }

    /** What is at a path. */
    record Found(Kind kind, Optional<Page> page) {
        static Found nothing(Kind kind) {
            return new Found(kind, Optional.empty());
        }
    }

    Site {
        pages = Map.copyOf(pages);
        folders = Set.copyOf(folders);
        indexes = List.copyOf(indexes);
    }

    Found find(String path) {
        String key = caseless ? path.toLowerCase(Locale.ROOT) : path;
        if (!key.endsWith("/")) {
            Optional<Page> page = Optional.ofNullable(pages.get(key));
            if (page.isPresent()) {
                return new Found(Kind.PAGE, page);
            }
            return Found.nothing(folders.contains(key + "/") ? Kind.SLASHLESS : Kind.MISSING);
        }
        if (!folders.contains(key)) {
            return Found.nothing(Kind.MISSING);
        }
        for (String index : indexes) {
            Page page = pages.get(key + index);
            if (page != null) {
                return new Found(Kind.PAGE, Optional.of(page));
            }
        }
        return Found.nothing(Kind.BARE);
    }
}
