package org.sundew.sim.http;

import java.util.Optional;

/** Sends a page: whole or in part, compressed or not, or says why it need not. */
final class Delivery {
    /**
     * How a persona does it.
     *
     * @param since       how it compares dates
     * @param strictRange whether it refuses ranges that make no sense
     * @param packsParts  whether it serves parts of the compressed form; else a compressed page is sent whole
     */
    record Habit(Conditions.Since since, boolean strictRange, boolean packsParts) {}

    private Delivery() {}

    static Reply of(Page page, Exchange exchange, Habit habit, boolean mayPack) {
        boolean packed = mayPack && page.packs() && takesGzip(exchange.fields());
        return switch (Conditions.judge(page, exchange, habit.since())) {
            case FAILED -> new Reply.Unmet(412, page, false);
            case UNCHANGED -> new Reply.Unchanged(page);
            case SEND -> send(page, exchange, habit, packed);
        };
    }

    private static Reply send(Page page, Exchange exchange, Habit habit, boolean packed) {
        if (!exchange.fields().has("Range") || (packed && !habit.packsParts())) {
            return new Reply.Sent(page, packed, Optional.empty());
        }
        int size = page.content(packed).remaining();
        Ranges.Choice choice = Ranges.choose(exchange.fields(), page, size, habit.strictRange());
        return choice.outcome() == Ranges.Outcome.NONE
                ? new Reply.Unmet(416, page, packed)
                : new Reply.Sent(page, packed, choice.span());
    }

    /** Whether the visitor takes gzip (RFC 9110 section 12.5.3): named, and not with a weight of zero. */
    static boolean takesGzip(Fields fields) {
        for (String token : fields.tokens("Accept-Encoding")) {
            String[] parts = token.split(";", 2);
            if (parts[0].strip().equals("gzip")) {
                return parts.length < 2 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
