package org.sundew.journal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as ISO-8601 text in UTC: {@code 2026-01-02T03:04:05.123Z}, with 3, 6 or 9 digits of fraction, as many as are
 * needed. {@link java.time.format.DateTimeFormatter} writes the same, at ten times the cost; it still serves years outside
 * 0 to 9999.
 */
final class IsoTime {
    private static final int DAY = 86_400;
    private static final int MILLION = 1_000_000;

    private long day = Long.MIN_VALUE;
    private int year;
    private int month;
    private int dayOfMonth;

    /** Writes the instant without quotes. Not thread-safe: the last day's date is remembered. */
    void write(Instant time, JsonLine line) {
        long seconds = time.getEpochSecond();
        remember(Math.floorDiv(seconds, DAY));
        if (year < 0 || year > 9999) {
            line.text(time.toString());
            return;
        }
        int rest = Math.floorMod(seconds, DAY);
        line.digits(year, 4).raw('-').digits(month, 2).raw('-').digits(dayOfMonth, 2);
        line.raw('T')
                .digits(rest / 3600, 2)
                .raw(':')
                .digits(rest / 60 % 60, 2)
                .raw(':')
                .digits(rest % 60, 2);
        line.raw('.');
        fraction(time.getNano(), line);
        line.raw('Z');
    }

    private static void fraction(int nanos, JsonLine line) {
        if (nanos % MILLION == 0) {
            line.digits(nanos / MILLION, 3);
        } else if (nanos % 1000 == 0) {
            line.digits(nanos / 1000, 6);
        } else {
            line.digits(nanos, 9);
        }
    }

    private void remember(long wanted) {
        if (wanted != day) {
            day = wanted;
            LocalDate date = LocalDate.ofEpochDay(wanted);
            year = date.getYear();
            month = date.getMonthValue();
            dayOfMonth = date.getDayOfMonth();
        }
    }

    /**
     * Reads any instant in ISO-8601.
     *
     * @throws DateTimeException if the text is none
     */
    static Instant parse(String text) {
        if (!common(text)) {
            return Instant.parse(text);
        }
        long date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day");
        }
        int nanos = number(text, 20, text.length() - 1);
        for (int digits = text.length() - 21; digits < 9; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(date * DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    private static boolean common(String text) {
        int length = text.length();
        if (length < 22 || length > 30 || text.charAt(length - 1) != 'Z' || text.charAt(19) != '.') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            if (i != 4 && i != 7 && i != 10 && i != 13 && i != 16 && i != 19 && !digit(text.charAt(i))) {
                return false;
            }
        }
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean digit(char symbol) {
        return symbol >= '0' && symbol <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
