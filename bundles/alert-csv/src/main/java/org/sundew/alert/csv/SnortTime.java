package org.sundew.alert.csv;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How Snort writes the time: without a year unless told to, local unless told otherwise (Snort's options -y and -U). */
final class SnortTime {
    private final DateTimeFormatter format;

    private SnortTime(String date, boolean utc) {
        ZoneId zone = utc ? ZoneOffset.UTC : ZoneId.systemDefault();
        format = DateTimeFormatter.ofPattern(date + "-HH:mm:ss.SSSSSS").withZone(zone);
    }

    /** Snort 2's way, which puts the year last. */
    static SnortTime two(boolean year, boolean utc) {
        return new SnortTime(year ? "MM/dd/yy" : "MM/dd", utc);
    }

    /** Snort 3's way, which puts the year first. */
    static SnortTime three(boolean year, boolean utc) {
        return new SnortTime(year ? "yy/MM/dd" : "MM/dd", utc);
    }

    String of(Instant time) {
        return format.format(time);
    }
}
