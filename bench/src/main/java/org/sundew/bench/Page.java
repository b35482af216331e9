package org.sundew.bench;

import java.util.Optional;

/** The text of docs/PERFORMANCE.md by its sections: a measurement writes its own and leaves those of others. */
final class Page {
    private static final String HEADING = "\n## ";

    private Page() {}

    /** The page with this section in place of the one of the same heading, or at its end. */
    static String with(String page, String heading, String body) {
        String section = HEADING + heading + "\n\n" + body.strip() + "\n";
        int start = start(page, heading);
        return start < 0
                ? page.stripTrailing() + "\n" + section
                : page.substring(0, start) + section + page.substring(end(page, start));
    }

    /** What stands below this heading. */
    static Optional<String> body(String page, String heading) {
        int start = start(page, heading);
        return start < 0
                ? Optional.empty()
                : Optional.of(page.substring(start + HEADING.length() + heading.length(), end(page, start))
                        .strip());
    }

    private static int start(String page, String heading) {
        return page.indexOf(HEADING + heading + "\n");
    }

    private static int end(String page, int start) {
        int next = page.indexOf(HEADING, start + HEADING.length());
        return next < 0 ? page.length() : next;
    }
}
