package org.sundew.rules;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleTrial.Example;
import org.sundew.event.Severity;
import org.sundew.event.Transport;
import org.sundew.gate.Arrival;
import org.sundew.rules.Rulebook.Entry;

/**
 * Journaled visits pass by a rulebook once more, in the order they arrived.
 *
 * <p>Which connection of its visitor to its port a visit was, the journal does not say. It is counted from the visits there are,
 * and from zero again where a visitor's ordinal goes back, as the sensor had forgotten it then. Visits that left no event, and
 * those before the journal's first, are missing from the count: it is never too high.
 */
final class Replay {
    private static final int MOST_EXAMPLES = 10;
    private static final int MOST_NAMED = 10;

    private final Bound candidate;
    private final Rulebook with;
    private final Rulebook without;
    private final Instant since;
    private final Map<Visitor, Counts> counts = new HashMap<>();
    private final Sum hidden = new Sum();
    private final Sum closed = new Sum();
    private final Sum regraded = new Sum();
    private final Map<String, Long> outranked = new TreeMap<>();
    private final Map<String, Long> takenOver = new TreeMap<>();
    private final Map<String, Long> visitors = new HashMap<>();
    private final Deque<Example> examples = new ArrayDeque<>();
    private long seen;
    private long matched;
    private long decided;
    private long unchanged;

    private record Visitor(long key, Transport transport) {}

    /** What one visitor did by one transport so far. */
    private static final class Counts {
        private long ordinal;
        private final Map<Integer, Long> ports = new HashMap<>();

        long arrive(long next, int port) {
            if (next <= ordinal) {
                ports.clear();
            }
            ordinal = next;
            return ports.merge(port, 1L, Long::sum);
        }
    }

    private static final class Sum {
        private long visits;
        private long logins;

        void add(long more) {
            visits++;
            logins += more;
        }

        RuleTrial.Part part() {
            return new RuleTrial.Part(visits, logins);
        }
    }

    /** The rule to be tried, and all others as they stand; one of its own name among them is left out. */
    Replay(Bound candidate, List<Bound> others, Instant since) {
        List<Bound> rest = others.stream()
                .filter(each -> !each.rule().name().equals(candidate.rule().name()))
                .toList();
        List<Bound> all = new ArrayList<>(rest);
        all.add(candidate);
        this.candidate = candidate;
        this.with = Rulebook.of(all);
        this.without = Rulebook.of(rest);
        this.since = since;
    }

    RuleTrial run(History history, List<String> remarks) {
        List<Stay> stays = history.stays();
        stays.forEach(stay -> pass(stay, history.logins(stay)));
        List<Example> latest = new ArrayList<>(examples);
        return new RuleTrial(
                candidate.rule().name(),
                seen,
                stays.isEmpty() ? "" : stays.get(0).started().toString(),
                matched,
                decided,
                hidden.part(),
                closed.part(),
                regraded.part(),
                unchanged,
                outranked,
                takenOver,
                top(),
                latest,
                remarks);
    }

    private Map<String, Long> top() {
        return visitors.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private void pass(Stay stay, long logins) {
        long key = key(stay.visitor());
        Counts mine = counts.computeIfAbsent(new Visitor(key, stay.listen().transport()), each -> new Counts());
        long connection = mine.arrive(stay.ordinal(), stay.listen().port());
        if (stay.started().isBefore(since)) {
            return;
        }
        seen++;
        Arrival arrival =
                new Arrival(stay.visit(), key, 1, 1, stay.ordinal(), stay.ordinal(), connection, mine.ports.size());
        if (!fits(arrival)) {
            return;
        }
        matched++;
        Entry winner = with.decide(arrival);
        if (winner == null || winner.bound() != candidate) {
            if (winner != null) {
                outranked.merge(winner.rule().name(), 1L, Long::sum);
            }
            return;
        }
        decided++;
        Entry before = without.decide(arrival);
        if (before != null) {
            takenOver.merge(before.rule().name(), 1L, Long::sum);
        }
        change(stay, connection, logins);
    }

    private boolean fits(Arrival arrival) {
        Rule rule = candidate.rule();
        Transport transport = arrival.visit().listen().transport();
        return (rule.transport() == null || rule.transport() == transport)
                && rule.ports().contains(arrival.visit().listen().port())
                && rule.meetsTheRest(arrival)
                && candidate.rankFor(arrival.visit().visitor().address()) != null;
    }

    private void change(Stay stay, long connection, long logins) {
        Rule rule = candidate.rule();
        Severity grade = rule.severity();
        if (rule.ignore()) {
            hidden.add(logins);
            tell(stay, connection, logins, "hidden");
        } else if (rule.close() && !stay.turnedAway()) {
            closed.add(logins);
            tell(stay, connection, logins, "closed");
        } else if (grade != null && grade != stay.severity()) {
            regraded.add(logins);
            tell(stay, connection, logins, stay.severity().label() + " to " + grade.label());
        } else {
            unchanged++;
        }
    }

    private void tell(Stay stay, long connection, long logins, String change) {
        visitors.merge(stay.visitorText(), 1L, Long::sum);
        examples.addFirst(new Example(
                stay.event().toString(),
                stay.started(),
                stay.visitorText(),
                stay.listen().transport().label(),
                stay.listen().port(),
                connection,
                logins,
                change));
        if (examples.size() > MOST_EXAMPLES) {
            examples.removeLast();
        }
    }

    /** Who counts as one visitor, as {@link Arrival#visitor} says. */
    static long key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == Integer.BYTES
                ? 0xFFFF_FFFF_0000_0000L | Range.number(bytes, 0, Integer.BYTES)
                : Range.number(bytes, 0, Long.BYTES);
    }

    /** A rule with what its files and names come to now, for a trial; nothing else is read or looked up. */
    static Bound bind(Rule rule, ListFiles files, HostNames hosts) {
        Workshop workshop = new Workshop(files, hosts);
        RuleCfg.State state = new RuleCfg.State(rule.name(), rule.name(), rule.file(), rule.switchedOn(), List.of());
        workshop.make(List.of(state));
        hosts.look();
        workshop.make(List.of(state));
        workshop.review();
        Bound bound = only(workshop.edition().book().rules());
        if (bound == null) {
            throw new IllegalArgumentException(workshop.edition().problems().stream()
                    .map(each -> each.file() + ": " + each.key() + ": " + each.value() + ": " + each.what())
                    .collect(Collectors.joining("; ")));
        }
        return bound;
    }

    private static @Nullable Bound only(List<Bound> bound) {
        return bound.isEmpty() ? null : bound.get(0);
    }
}
