package org.sundew.program;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.event.Visit;

/**
 * What a program is told: values that stand for a {@code $name} in its arguments, and its environment variables. Immutable;
 * every value has been made {@link PlainText}.
 *
 * <p>The names are those of KFSensor (External Alerts, External Console App) and of honeyd's scripts, so that programs written
 * for either run unchanged.
 */
public final class Variables {
    /** No values at all. */
    public static final Variables NONE = new Variables(Map.of(), Map.of());

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss:SSS", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);
    private static final Pattern NAME = Pattern.compile("[a-z]+");
    private static final String UNKNOWN = "unknown";

    private final Map<String, String> arguments;
    private final Map<String, String> environment;

    private Variables(Map<String, String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /** What is known of a visit when it begins. */
    public static Variables of(Visit visit, ZoneId zone) {
        String name = visit.listen().name();
        return addresses(visit)
                .and("proto", visit.listen().transport().name().toUpperCase(Locale.ROOT), "KFSENSOR_PROTOCOL")
                .and("numcons", Long.toString(visit.ordinal()), "KFSENSOR_NUMCONS")
                .and("date", DATE.withZone(zone).format(visit.started()))
                .and("", time(visit.started(), zone), "KFSENSOR_STARTTIME")
                .and("", name, "KFSENSOR_EVENTNAME", "HONEYD_TEMPLATE_NAME")
                .and("", visit.listen().simKind(), "KFSENSOR_SIMNAME")
                .and("", UNKNOWN, "HONEYD_PERSONALITY", "HONEYD_REMOTE_OS");
    }

    private static Variables addresses(Visit visit) {
        String visitorPort = Integer.toString(visit.visitor().port());
        String sensorPort = Integer.toString(visit.listen().port());
        return NONE.and("ipdst", visit.sensor().ip(), "KFSENSOR_ADDR", "HONEYD_IP_DST")
                .and("dport", sensorPort, "KFSENSOR_PORT", "HONEYD_DST_PORT")
                .and("ipsrc", visit.visitor().ip(), "VISITOR_ADDR", "HONEYD_IP_SRC")
                .and("sport", visitorPort, "VISITOR_PORT", "HONEYD_SRC_PORT");
    }

    /** The same names, all empty: for what has no visit. */
    public static Variables ofNoVisit(Instant time, ZoneId zone) {
        return NONE.and("ipdst", "", "KFSENSOR_ADDR", "HONEYD_IP_DST")
                .and("dport", "", "KFSENSOR_PORT", "HONEYD_DST_PORT")
                .and("ipsrc", "", "VISITOR_ADDR", "HONEYD_IP_SRC")
                .and("sport", "", "VISITOR_PORT", "HONEYD_SRC_PORT")
                .and("proto", "", "KFSENSOR_PROTOCOL")
                .and("numcons", "", "KFSENSOR_NUMCONS")
                .and("date", DATE.withZone(zone).format(time))
                .and("", time(time, zone), "KFSENSOR_STARTTIME")
                .and("", "", "KFSENSOR_EVENTNAME", "KFSENSOR_SIMNAME");
    }

    /** A time as KFSensor writes it: local, with milliseconds after a colon. */
    public static String time(Instant time, ZoneId zone) {
        return TIME.withZone(zone).format(time);
    }

    /**
     * These and one more value.
     *
     * @param argument    the name it has in arguments, without the dollar sign; empty for none
     * @param value       any text
     * @param environment the environment variables that hold it
     */
    public Variables and(String argument, String value, String... environment) {
        String plain = PlainText.of(value);
        Map<String, String> words = new LinkedHashMap<>(arguments);
        if (!argument.isEmpty()) {
            words.put(argument, plain);
        }
        Map<String, String> names = new LinkedHashMap<>(this.environment);
        for (String name : environment) {
            names.put(name, plain);
        }
        return new Variables(Collections.unmodifiableMap(words), Collections.unmodifiableMap(names));
    }

    /** The environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * The word with every {@code $name} replaced, in one pass: a value that looks like a variable stays as it is. A word that
     * the operator did not begin with a dash does not begin with one afterwards, so a value cannot become an option.
     */
    String fill(String word) {
        if (word.indexOf('$') < 0 || arguments.isEmpty()) {
            return word;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = word.indexOf('$'); at >= 0; at = word.indexOf('$', at + 1)) {
            String name = known(word, at + 1);
            if (!name.isEmpty()) {
                filled.append(word, from, at).append(Objects.requireNonNull(arguments.get(name)));
                from = at + 1 + name.length();
            }
        }
        filled.append(word, from, word.length());
        boolean option = filled.length() > 0 && filled.charAt(0) == '-' && word.charAt(0) != '-';
        return option ? "_" + filled.substring(1) : filled.toString();
    }

    /** The longest name that stands there: what follows it belongs to the text, as in {@code $eventid.txt} or {@code $dportx}. */
    private String known(String word, int at) {
        Matcher letters = NAME.matcher(word).region(at, word.length());
        String found = letters.lookingAt() ? letters.group() : "";
        while (!found.isEmpty() && !arguments.containsKey(found)) {
            found = found.substring(0, found.length() - 1);
        }
        return found;
    }
}
