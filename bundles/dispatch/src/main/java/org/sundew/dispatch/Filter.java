package org.sundew.dispatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.event.LimitReached;
import org.sundew.event.Observed;
import org.sundew.event.RuleMatch;
import org.sundew.event.SensorChanged;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.event.Visit;
import org.sundew.event.Visited;

/** Which events a sink is told of. Holds only the conditions that were set, so that a log that takes all costs nothing. */
final class Filter {
    private static final Set<String> START_UP = Set.of("started", "listen-opened");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
    private static final int PORT_MAX = 0xFFFF;

    private final List<Predicate<SensorEvent>> conditions;

    private Filter(List<Predicate<SensorEvent>> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** The filter these keys describe, for a log or for a sink that tells people. */
    static Filter of(AlertValues keys, boolean log) {
        List<Predicate<SensorEvent>> conditions = new ArrayList<>();
        Severity least = keys.read("severity", Severity::of);
        if (least != Severity.LOW) {
            conditions.add(event -> event.severity().compareTo(least) >= 0);
        }
        addActions(conditions, Set.copyOf(keys.list("actions", Filter::word)), log);
        addVisit(conditions, keys);
        addMatch(conditions, keys);
        return new Filter(conditions);
    }

    boolean passes(SensorEvent event) {
        for (Predicate<SensorEvent> condition : conditions) {
            if (!condition.test(event)) {
                return false;
            }
        }
        return true;
    }

    private static void addActions(List<Predicate<SensorEvent>> conditions, Set<String> words, boolean log) {
        if (!words.isEmpty()) {
            conditions.add(event -> words.contains(event.action()) || ofGroup(event, words, log));
        } else if (!log) {
            conditions.add(event -> event instanceof Visited || event instanceof LimitReached);
        }
    }

    private static boolean ofGroup(SensorEvent event, Set<String> words, boolean log) {
        if (event instanceof SensorChanged) {
            return words.contains("changes") && (log || !START_UP.contains(event.action()));
        }
        if (event instanceof Observed) {
            return words.contains("observations");
        }
        return words.contains(event instanceof Visited ? "visits" : "limits");
    }

    private static void addVisit(List<Predicate<SensorEvent>> conditions, AlertValues keys) {
        Set<Transport> protocols = Set.copyOf(keys.list("protocol", Transport::of));
        if (!protocols.isEmpty()) {
            conditions.add(ofVisit(visit -> protocols.contains(visit.listen().transport())));
        }
        BitSet ports = new BitSet();
        keys.list("port", Filter::range).forEach(ports::or);
        if (!ports.isEmpty()) {
            conditions.add(ofVisit(visit -> ports.get(visit.listen().port())));
        }
        Set<String> listens = Set.copyOf(keys.list("listen", name -> name));
        if (!listens.isEmpty()) {
            conditions.add(ofVisit(visit -> listens.contains(visit.listen().name())));
        }
        List<AddressRange> visitors = keys.list("visitor", AddressRange::parse);
        if (!visitors.isEmpty()) {
            conditions.add(ofVisit(visit -> anyContains(visitors, visit)));
        }
        if (keys.truth("first.only")) {
            conditions.add(ofVisit(visit -> visit.ordinal() == 1));
        }
    }

    private static void addMatch(List<Predicate<SensorEvent>> conditions, AlertValues keys) {
        Set<String> rules = Set.copyOf(keys.list("rule", name -> name));
        if (!rules.isEmpty()) {
            conditions.add(
                    decidedBy("visitor-rules", rule -> rules.contains(rule.name()) || rules.contains(rule.id())));
        }
        Set<String> signatures = Set.copyOf(keys.list("signature", id -> id));
        if (!signatures.isEmpty()) {
            boolean any = signatures.contains("any");
            conditions.add(decidedBy("signatures", rule -> any || signatures.contains(rule.id())));
        }
    }

    private static Predicate<SensorEvent> ofVisit(Predicate<Visit> condition) {
        return event -> {
            Visit visit = event.visit().orElse(null);
            return visit != null && condition.test(visit);
        };
    }

    private static Predicate<SensorEvent> decidedBy(String ruleset, Predicate<RuleMatch> condition) {
        return event -> event instanceof Visited visited
                && visited.rule().isPresent()
                && visited.rule().get().ruleset().equals(ruleset)
                && condition.test(visited.rule().get());
    }

    private static boolean anyContains(List<AddressRange> ranges, Visit visit) {
        for (AddressRange range : ranges) {
            if (range.contains(visit.visitor().address())) {
                return true;
            }
        }
        return false;
    }

    private static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("not a kind of event: lower case and hyphens expected");
        }
        return text;
    }

    private static BitSet range(String text) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("neither a port nor a range of ports");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (first > last || last > PORT_MAX) {
            throw new IllegalArgumentException(
                    "a port from 0 to 65535, or a range that ends after it begins, is expected");
        }
        BitSet ports = new BitSet();
        ports.set(first, last + 1);
        return ports;
    }
}
