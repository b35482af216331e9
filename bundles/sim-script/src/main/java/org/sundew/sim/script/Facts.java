package org.sundew.sim.script;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sundew.sim.Session;

/** What a template can name during one visit: some facts of it, and what named groups caught. At home in one session. */
final class Facts {
    /** Those that are always there; the others are the script's groups. */
    static final List<String> GIVEN = List.of("date", "time", "domain", "ipsrc", "sport", "ipdst", "dport", "received");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Session session;
    private final ZoneId zone;
    private final Map<String, String> caught = new HashMap<>();
    private String received = "";

    Facts(Session session, ZoneId zone) {
        this.session = session;
        this.zone = zone;
    }

    /** What the visitor said last. */
    void received(String said) {
        received = said;
    }

    /** Where named groups put what they caught; as many as the script has names. */
    Map<String, String> caught() {
        return caught;
    }

    String text(String name) {
        return switch (name) {
            case "date" -> DateTimeFormatter.ISO_LOCAL_DATE.format(session.now().atZone(zone));
            case "time" -> TIME.format(session.now().atZone(zone));
            case "domain" -> session.domain();
            case "ipsrc" -> session.visit().visitor().ip();
            case "sport" -> Integer.toString(session.visit().visitor().port());
            case "ipdst" -> session.visit().sensor().ip();
            case "dport" -> Integer.toString(session.visit().listen().port());
            case "received" -> received;
            default -> caught.getOrDefault(name, "");
        };
    }
}
