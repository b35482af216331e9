package org.sundew.alert.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.sundew.event.LimitReached;
import org.sundew.event.Observed;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Visited;

/**
 * What Snort would have called the rule behind an event: generator, signature and revision. A visit that a signature recognised
 * has that signature's own; everything else comes from a generator of ours, above those that Snort uses. A visitor rule's
 * number is made from its name, so that it stays the same whatever other rules there are.
 */
record SnortId(long generator, long signature, long revision) {
    private static final long TEXT_RULES = 1;
    private static final long VISITS = 7000;
    private static final long VISITOR_RULES = 7001;
    private static final long LIMITS = 7002;
    private static final long OBSERVATIONS = 7003;
    private static final long CHANGES = 7004;
    private static final int ANY_OTHER = 99;
    private static final int NUMBERED_FROM = 1_000_000;

    private static final List<String> OF_LIMITS =
            List.of("limit", "port-scan", "locked-out", "released", "locked-up", "reopened");
    private static final List<String> OF_OBSERVATIONS = List.of("login", "command", "request", "upload");
    private static final List<String> OF_CHANGES = List.of(
            "listen-opened",
            "listen-failed",
            "listen-closed",
            "config-changed",
            "sink-failed",
            "sink-recovered",
            "events-lost",
            "started",
            "stopped");
    private static final Pattern NUMBERS = Pattern.compile("(?:(\\d{1,10}):)?(\\d{1,10})(?::(\\d{1,10}))?");

    /** The numbers of this event. */
    static SnortId of(SensorEvent event) {
        if (event instanceof Visited visited) {
            return visited.rule().map(SnortId::of).orElse(new SnortId(VISITS, 1, 1));
        }
        if (event instanceof LimitReached reached) {
            return new SnortId(LIMITS, place(OF_LIMITS, reached.action()), 1);
        }
        if (event instanceof Observed observed) {
            return new SnortId(OBSERVATIONS, place(OF_OBSERVATIONS, observed.action()), 1);
        }
        return new SnortId(CHANGES, place(OF_CHANGES, ((SensorChanged) event).action()), 1);
    }

    private static SnortId of(RuleMatch rule) {
        if (!signature(rule)) {
            return new SnortId(VISITOR_RULES, numbered(rule.id()), 1);
        }
        Matcher numbers = NUMBERS.matcher(rule.id());
        if (!numbers.matches()) {
            return new SnortId(TEXT_RULES, numbered(rule.id()), 1);
        }
        return new SnortId(
                number(numbers.group(1), TEXT_RULES), number(numbers.group(2), 0), number(numbers.group(3), 1));
    }

    /** Whether it is a signature, not a visitor rule. */
    static boolean signature(RuleMatch rule) {
        return rule.ruleset().equals("signatures");
    }

    private static long number(String digits, long otherwise) {
        return Optional.ofNullable(digits).map(Long::parseLong).orElse(otherwise);
    }

    private static long place(List<String> words, String action) {
        int index = words.indexOf(action);
        return index < 0 ? ANY_OTHER : index + 1;
    }

    /** Stable, and beyond the numbers that Snort's own rules have. */
    private static long numbered(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        return NUMBERED_FROM + crc.getValue() % (Integer.MAX_VALUE - NUMBERED_FROM);
    }
}
