package org.sundew.sim.http;

import java.time.Instant;
import java.util.Optional;

/** Whether a page is sent at all (RFC 9110 section 13), as the products see it. */
final class Conditions {
    enum Outcome {
        SEND,
        UNCHANGED,
        FAILED
    }

    /** How If-Modified-Since is compared. */
    enum Since {
        /** Unchanged if the date is the page's own, as nginx has it; If-None-Match must agree. */
        EXACT,
        /** Unchanged if the date is not before the page's; If-None-Match goes before it. */
        LATER
    }

    private Conditions() {}

    static Outcome judge(Page page, Exchange exchange, Since since) {
        Fields fields = exchange.fields();
        if (fails(page, fields)) {
            return Outcome.FAILED;
        }
        boolean tagged = fields.has("If-None-Match");
        boolean matches = tagged && matches(fields.first("If-None-Match"), page.tag(), true);
        boolean dated = fields.has("If-Modified-Since");
        boolean old = dated
                && unchanged(
                        fields.first("If-Modified-Since"),
                        page,
                        exchange.place().now(),
                        since);
        boolean unchanged = since == Since.EXACT
                ? (tagged || dated) && (!tagged || matches) && (!dated || old)
                : tagged ? matches : old;
        if (!unchanged) {
            return Outcome.SEND;
        }
        return exchange.head().reads() ? Outcome.UNCHANGED : tagged ? Outcome.FAILED : Outcome.SEND;
    }

    private static boolean fails(Page page, Fields fields) {
        if (fields.has("If-Match")) {
            return !matches(fields.first("If-Match"), page.tag(), false);
        }
        return Dates.read(fields.first("If-Unmodified-Since"))
                .map(date -> page.modified().isAfter(date))
                .orElse(false);
    }

    private static boolean unchanged(String text, Page page, Instant now, Since since) {
        Optional<Instant> date = Dates.read(text);
        if (date.isEmpty()) {
            return false;
        }
        return since == Since.EXACT
                ? date.get().equals(page.modified())
                : !date.get().isBefore(page.modified()) && !date.get().isAfter(now);
    }

    /** Whether a list of entity tags names this one; weak tags only count where the comparison is weak. */
    static boolean matches(String list, String tag, boolean weak) {
        if (list.equals("*")) {
            return true;
        }
        String own = weak ? opaque(tag) : tag;
        for (String each : list.split(",", -1)) {
            String candidate = each.strip();
            if ((weak ? opaque(candidate) : candidate).equals(own) && (weak || !own.startsWith("W/"))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
