package org.sundew.alert.syslog;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.sundew.event.SensorEvent;

/** The header of RFC 3164: local time without a year, day of month padded by a blank, host, tag. */
final class Rfc3164 implements Header {
    private final Origin origin;
    private final String tag;
    private final DateTimeFormatter time;

    Rfc3164(Origin origin, ZoneId zone) {
        this.origin = origin;
        String letters = origin.app().replaceAll("[^A-Za-z0-9]", "");
        this.tag = letters.isEmpty() ? "sundew" : letters.substring(0, Math.min(letters.length(), 32));
        this.time = new DateTimeFormatterBuilder()
                .appendPattern("MMM ")
                .padNext(2)
                .appendValue(ChronoField.DAY_OF_MONTH)
                .appendPattern(" HH:mm:ss")
                .toFormatter(Locale.ENGLISH)
                .withZone(zone);
    }

    @Override
    public String of(SensorEvent event) {
        return "<" + Priority.of(origin.facility(), event.severity()) + ">" + time.format(event.time()) + " "
                + origin.host() + " " + tag + "[" + origin.process() + "]: ";
    }
}
