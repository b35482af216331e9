package org.sundew.sim.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a page was asked for (RFC 9110 section 14). One part is served as such; where several could be, the whole
 * page is sent, as section 14.2 allows.
 */
final class Ranges {
    enum Outcome {
        WHOLE,
        PART,
        NONE
    }

    /** What comes of a Range field. */
    record Choice(Outcome outcome, Optional<Reply.Span> span) {
        private static final Choice WHOLE = new Choice(Outcome.WHOLE, Optional.empty());
        private static final Choice NONE = new Choice(Outcome.NONE, Optional.empty());
    }

    private Ranges() {}

    /**
     * The part of a page of that size.
     *
     * @param strict whether nonsense is refused (nginx) or passed over
     */
    static Choice choose(Fields fields, Page page, int size, boolean strict) {
        String range = fields.first("Range");
        if (!range.startsWith("bytes=") || range.length() == 6 || !fresh(fields, page)) {
            return Choice.WHOLE;
        }
        List<Reply.Span> spans = new ArrayList<>();
        for (String each : range.substring(6).split(",", -1)) {
            Optional<Reply.Span> span = span(strict ? each.strip() : each, size, strict);
            if (span.isEmpty()) {
                return strict ? Choice.NONE : Choice.WHOLE;
            }
            spans.add(span.get());
        }
        spans.removeIf(Reply.Span.OUTSIDE::equals);
        if (spans.isEmpty()) {
            return Choice.NONE;
        }
        return spans.size() > 1 ? Choice.WHOLE : new Choice(Outcome.PART, Optional.of(spans.get(0)));
    }

    private static boolean fresh(Fields fields, Page page) {
        if (!fields.has("If-Range")) {
            return true;
        }
        String condition = fields.first("If-Range");
        return condition.equals(page.tag())
                || Dates.read(condition).map(page.modified()::equals).orElse(false);
    }

    /** One range; nothing if it makes no sense. */
    private static Optional<Reply.Span> span(String text, int size, boolean strict) {
        int dash = text.indexOf('-');
        String from = text.substring(0, Math.max(0, dash));
        String to = text.substring(dash + 1);
        if (dash == 0 && number(to)) {
            return suffix(Long.parseLong(to), size, strict);
        }
        if (dash < 0 || !number(from) || !(to.isEmpty() || number(to))) {
            return Optional.empty();
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(
                first >= size ? Reply.Span.OUTSIDE : new Reply.Span((int) first, (int) Math.min(last, size - 1L)));
    }

    private static Optional<Reply.Span> suffix(long length, int size, boolean strict) {
        if (length == 0 || size == 0) {
            return strict ? Optional.of(Reply.Span.OUTSIDE) : Optional.empty();
        }
        return Optional.of(new Reply.Span((int) Math.max(0, size - length), size - 1));
    }

    private static boolean number(String text) {
        return Chars.digits(text) && text.length() <= 18;
    }
}
