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
    private static final byte[] LONG_YEAR = {'+'};

    private static final int SECONDS = 4;

    private final long[] seconds = new long[SECONDS];
    private final byte[][] texts = new byte[SECONDS][0];

    /** Writes the instant without quotes. Not thread-safe: the texts of the last few seconds are remembered. */
    void write(Instant time, JsonLine line) {
        long second = time.getEpochSecond();
        int slot = (int) (second & SECONDS - 1);
        if (seconds[slot] != second || texts[slot].length == 0) {
            seconds[slot] = second;
            texts[slot] = text(second);
        }
        if (texts[slot].length == LONG_YEAR.length) {
            line.text(time.toString());
            return;
        }
        line.raw(texts[slot]);
        fraction(time.getNano(), line);
        line.raw('Z');
    }

    /** All before the fraction. */
    private static byte[] text(long second) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        if (date.getYear() < 0 || date.getYear() > 9999) {
            return LONG_YEAR;
        }
        int rest = Math.floorMod(second, DAY);
        JsonLine text = new JsonLine(20);
        text.digits(date.getYear(), 4)
                .raw('-')
                .digits(date.getMonthValue(), 2)
                .raw('-')
                .digits(date.getDayOfMonth(), 2);
        text.raw('T')
                .digits(rest / 3600, 2)
                .raw(':')
                .digits(rest / 60 % 60, 2)
                .raw(':')
                .digits(rest % 60, 2);
        return text.raw('.').toByteArray();
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
