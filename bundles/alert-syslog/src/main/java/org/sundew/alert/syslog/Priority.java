package org.sundew.alert.syslog;

import java.util.List;
import org.sundew.event.Severity;

/** The number that every message begins with: facility and severity (RFC 5424, section 6.2.1). */
final class Priority {
    /** The facilities by number. */
    static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private Priority() {}

    /** Low is informational, medium a warning, high an alert, as in KFSensor. */
    static int of(int facility, Severity severity) {
        int level = switch (severity) {
            case LOW -> 6;
            case MEDIUM -> 4;
            case HIGH -> 1;
        };
        return facility * 8 + level;
    }
}
