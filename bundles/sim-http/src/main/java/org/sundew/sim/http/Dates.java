package org.sundew.sim.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dates of HTTP (RFC 9110 section 5.6.7): one form to write, three to read. Like the servers, it ignores the weekday. */
final class Dates {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final List<DateTimeFormatter> READ = List.of(
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss 'GMT'", Locale.US),
            new DateTimeFormatterBuilder()
                    .appendPattern("dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US),
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy", Locale.US));

    private record Stamp(long second, String text) {}

    private volatile Stamp last = new Stamp(0, write(Instant.EPOCH));

    /** The date of this moment; the same text for a second. Callable from any thread. */
    String at(Instant now) {
        Stamp stamp = last;
        if (stamp.second() != now.getEpochSecond()) {
            stamp = new Stamp(now.getEpochSecond(), write(now));
            last = stamp;
        }
        return stamp.text();
    }

    static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The moment that a date names, or nothing if it is none: a condition with such a date is no condition. */
    static Optional<Instant> read(String text) {
        int space = text.indexOf(' ');
        String date = text.substring(space + 1);
        return READ.stream().flatMap(form -> read(date, form).stream()).findFirst();
    }

    private static Optional<Instant> read(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
