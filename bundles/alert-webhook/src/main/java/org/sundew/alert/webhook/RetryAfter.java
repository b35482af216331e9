package org.sundew.alert.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What a receiver asks for by {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** When it may be asked again, at most so much later; now if it says nothing that can be understood. */
    static Instant of(String header, Instant now, Duration most) {
        Instant latest = now.plus(most);
        Instant asked = read(header.strip(), now, latest);
        return asked.isAfter(latest) ? latest : asked;
    }

    private static Instant read(String header, Instant now, Instant latest) {
        if (header.matches("\\d{1,9}")) {
            return now.plusSeconds(Long.parseLong(header));
        }
        if (header.matches("\\d+")) {
            return latest;
        }
        try {
            Instant date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isBefore(now) ? now : date;
        } catch (DateTimeException e) {
            return now;
        }
    }
}
