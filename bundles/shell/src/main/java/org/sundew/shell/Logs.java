package org.sundew.shell;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sundew.sim.Persona;

/** What a server writes into its logs: made when they are read, and agreeing with each other and with {@link Logins}. */
final class Logs {
    private static final DateTimeFormatter SYSLOG = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DPKG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int HOUR = 3_600;
    /** cron.hourly, in /etc/crontab. */
    private static final int HOURLY = 17 * 60 + 1;

    private Logs() {}

    static String auth(Scene scene) {
        Persona persona = scene.machine().persona();
        Map<Instant, String> lines = new TreeMap<>(Comparator.naturalOrder());
        for (Instant time = firstHour(scene); time.isBefore(scene.now()); time = time.plusSeconds(HOUR)) {
            String head = head(persona, time) + "CRON[" + pid(persona, time) + "]: pam_unix(cron:session): session ";
            lines.put(time, head + "opened for user root(uid=0) by (uid=0)\n" + head + "closed for user root\n");
        }
        Instant since = since(scene);
        for (Logins.Stay each : scene.machine().logins().stays()) {
            if (each.from().isAfter(since)) {
                String sshd = "sshd[" + each.pid() + "]: ";
                String name = each.account().name();
                lines.put(
                        each.from(),
                        head(persona, each.from()) + sshd + "Accepted password for " + name + " from " + each.host()
                                + " port " + persona.seed("port" + each.pid(), 32_768, 60_999) + " ssh2\n"
                                + head(persona, each.from()) + sshd + "pam_unix(sshd:session): session opened for user "
                                + name + "(uid=" + each.account().uid() + ") by (uid=0)\n");
                lines.put(
                        each.to(),
                        head(persona, each.to()) + sshd + "pam_unix(sshd:session): session closed for user " + name
                                + "\n");
            }
        }
        return String.join("", lines.values());
    }

    static String syslog(Scene scene) {
        Persona persona = scene.machine().persona();
        StringBuilder text = new StringBuilder();
        for (Instant time = firstHour(scene); time.isBefore(scene.now()); time = time.plusSeconds(HOUR)) {
            text.append(head(persona, time))
                    .append("CRON[")
                    .append(pid(persona, time) + 1)
                    .append("]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)\n");
        }
        return text.toString();
    }

    /** What the machine was brought up to date with, shortly before it was started anew. */
    static String dpkg(Persona persona) {
        StringBuilder text = new StringBuilder();
        Instant time = persona.booted().minusSeconds(persona.seed("dpkg", 200, 3 * HOUR));
        for (String name : new String[] {
            "tzdata:all 2025b-0+deb12u1",
            "libssl3:amd64 3.0.17-1~deb12u2",
            "openssl:amd64 3.0.17-1~deb12u2",
            "openssh-client:amd64 1:9.2p1-2+deb12u7",
            "openssh-server:amd64 1:9.2p1-2+deb12u7",
            "libc-bin:amd64 2.36-9+deb12u13",
            "linux-image-amd64:amd64 6.1.148-1"
        }) {
            time = time.plusSeconds(persona.seed("dpkg" + name, 1, 14));
            for (String status : new String[] {"half-configured ", "installed "}) {
                text.append(time.atZone(persona.zone()).format(DPKG))
                        .append(" status ")
                        .append(status)
                        .append(name)
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Logs are turned at midnight before Sunday, and none is older than the machine's start here. */
    private static Instant since(Scene scene) {
        ZonedDateTime now = scene.now().atZone(scene.machine().persona().zone());
        Instant turned = now.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                .toLocalDate()
                .atStartOfDay(now.getZone())
                .toInstant();
        Instant booted = scene.machine().persona().booted();
        return turned.isBefore(booted) ? booted : turned;
    }

    /** When cron wrote its last line, in seconds since 1970. */
    static long latest(Scene scene) {
        long hour = scene.seconds() / HOUR * HOUR + HOURLY;
        return hour < scene.seconds() ? hour : hour - HOUR;
    }

    private static Instant firstHour(Scene scene) {
        long since = since(scene).getEpochSecond();
        long first = since / HOUR * HOUR + HOURLY;
        return Instant.ofEpochSecond(first < since ? first + HOUR : first);
    }

    private static int pid(Persona persona, Instant time) {
        return Logins.pid(persona, Duration.between(persona.booted(), time));
    }

    private static String head(Persona persona, Instant time) {
        return time.atZone(persona.zone()).format(SYSLOG) + " " + persona.host() + " ";
    }
}
