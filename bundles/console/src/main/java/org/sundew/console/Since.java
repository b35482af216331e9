package org.sundew.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how an operator says since when: an instant, or how long ago. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhd])");

    private Since() {}

    /**
     * {@code 2026-01-31T23:59:59Z}, or {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d} before now.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Instant parse(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--since: neither an instant such as 2026-01-31T23:59:59Z nor a span such as 30s, 10m, 2h or 1d: "
                            + Cell.text(text),
                    e);
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
