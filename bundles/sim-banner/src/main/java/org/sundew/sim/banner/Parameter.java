package org.sundew.sim.banner;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sundew.sim.Session;

/** What a banner can name and have replaced when it is sent; named as in KFSensor's external alerts where it has them. */
enum Parameter implements Banner.Piece {
    DATE((session, received, zone) ->
            DateTimeFormatter.ISO_LOCAL_DATE.format(session.now().atZone(zone))),
    TIME((session, received, zone) -> DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .format(session.now().atZone(zone))),
    /** The clock of the machine that is played, as ctime(3) writes it and inetd's daytime tells it. */
    DAYTIME((session, received, zone) -> DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
            .format(session.now().atZone(session.persona().zone()))),
    /** When that machine was started, as finger tells of a log-in. */
    BOOTED((session, received, zone) -> DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.US)
            .format(session.persona().booted().atZone(session.persona().zone()))),
    DOMAIN((session, received, zone) -> session.domain()),
    IPSRC((session, received, zone) -> session.visit().visitor().ip()),
    SPORT((session, received, zone) ->
            Integer.toString(session.visit().visitor().port())),
    IPDST((session, received, zone) -> session.visit().sensor().ip()),
    /** The sensor port: as configured, without the offset. */
    DPORT((session, received, zone) -> Integer.toString(session.visit().listen().port())),
    /** The visitor's own bytes, which nobody but that visitor gets to see. */
    RECEIVED((session, received, zone) -> received);

    private final String written = "$" + name().toLowerCase(Locale.ROOT);
    private final Reader reader;

    @FunctionalInterface
    private interface Reader {
        String text(Session session, String received, ZoneId zone);
    }

    Parameter(Reader reader) {
        this.reader = reader;
    }

    /** The parameter that is written at this place of the text, or null. No parameter's name begins another's. */
    static @Nullable Parameter at(String text, int place) {
        for (Parameter parameter : values()) {
            if (text.startsWith(parameter.written, place)) {
                return parameter;
            }
        }
        return null;
    }

    /** How many characters its name takes, dollar sign included. */
    int length() {
        return written.length();
    }

    @Override
    public String text(Session session, String received, ZoneId zone) {
        return reader.text(session, received, zone);
    }
}
