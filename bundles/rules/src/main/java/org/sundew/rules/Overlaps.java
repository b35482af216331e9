package org.sundew.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sundew.admin.Problem;

/**
 * What is wrong between the rules of a book: rules that can never win, and rules of which only the name says which wins.
 *
 * <p>A rule never wins if wherever it is possible, some rule that goes before it takes all arrivals that it would take. For
 * visitors this is exact: it is looked at in every set of entries that is possible at some address, so that several rules
 * may share the visitors of one. For the other conditions one rule has to take all of them: that two rules, each with half of
 * the ports, or of the connections, leave nothing to a third is not found. So what is reported is true, and not all that
 * is true is reported. The work is bounded; with thousands of rules that all but never win, some may not be looked at.
 */
final class Overlaps {
    private static final long MOST_STEPS = 20_000_000;
    private static final int MOST_TIES = 50;

    private final Rulebook book;
    private final IdentityHashMap<Bound, Map<Width, List<Range>>> sorted = new IdentityHashMap<>();
    private long steps;

    private Overlaps(Rulebook book) {
        this.book = book;
    }

    static List<Problem> of(Rulebook book) {
        Overlaps overlaps = new Overlaps(book);
        IdentityHashMap<Bound, String> losers = overlaps.losers();
        List<Problem> problems = new ArrayList<>();
        losers.forEach((bound, winner) -> problems.add(new Problem(
                bound.rule().file(), "", "", "can never win: wherever it fits, " + winner + " goes before it")));
        overlaps.addTies(losers.keySet(), problems);
        return problems;
    }

    /** The rules that never win, with one that goes before each. */
    private IdentityHashMap<Bound, String> losers() {
        Set<Bound> able = Collections.newSetFromMap(new IdentityHashMap<>());
        IdentityHashMap<Bound, String> beaten = new IdentityHashMap<>();
        for (long[] set : book.possible()) {
            List<Bound> before = new ArrayList<>();
            for (int word = 0; word < set.length; word++) {
                for (long rest = set[word]; rest != 0; rest &= rest - 1) {
                    Bound here = book.entry((word << 6) + Long.numberOfTrailingZeros(rest))
                            .bound();
                    if (!able.contains(here)) {
                        contest(here, before, able, beaten);
                    }
                    before.add(here);
                }
            }
        }
        beaten.keySet().removeAll(able);
        return beaten;
    }

    private void contest(Bound here, List<Bound> before, Set<Bound> able, IdentityHashMap<Bound, String> beaten) {
        for (Bound each : before) {
            if (++steps > MOST_STEPS) {
                break;
            }
            if (each == here) {
                return; // another width of the same rule, looked at already
            }
            if (covers(each.rule(), here.rule())) {
                beaten.putIfAbsent(here, each.rule().name());
                return;
            }
        }
        able.add(here);
    }

    /** Whether the one takes every arrival of a visitor that the other takes. */
    private static boolean covers(Rule one, Rule other) {
        return (one.transport() == null || one.transport() == other.transport())
                && one.first() <= other.first()
                && one.last() >= other.last()
                && (one.inEveryScenario()
                        || (!other.inEveryScenario() && one.scenarios().containsAll(other.scenarios())))
                && (one.sensor().isEmpty() || (!other.sensor().isEmpty() && allWithin(other.sensor(), one.sensor())))
                && one.ports().containsAll(other.ports());
    }

    private static boolean allWithin(List<Range> inner, List<Range> outer) {
        return inner.stream().allMatch(each -> outer.stream().anyMatch(around -> around.contains(each)));
    }

    /** The rules among which only names decide: those that are alike in all but the visitor, and name some alike. */
    private void addTies(Set<Bound> losers, List<Problem> problems) {
        Map<Rank, List<Bound>> alike = new HashMap<>();
        for (Bound each : book.rules()) {
            if (each.rule().enabled() && !losers.contains(each)) {
                alike.computeIfAbsent(nameless(each.rule()), rank -> new ArrayList<>())
                        .add(each);
            }
        }
        int ties = 0;
        for (List<Bound> group : alike.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size() && ++steps < MOST_STEPS && ties < MOST_TIES; j++) {
                    ties += addTie(group.get(i), group.get(j), problems);
                }
            }
        }
    }

    private static Rank nameless(Rule rule) {
        Rank rank = Rank.of(rule, Rank.Kind.ANYBODY, Width.SINGLE);
        return new Rank(
                rank.kind(), rank.width(), rank.ports(), rank.anyTransport(), rank.unbounded(), rank.anySensor(), "");
    }

    private int addTie(Bound one, Bound other, List<Problem> problems) {
        if (!meet(one.rule(), other.rule()) || !nameAlike(one, other)) {
            return 0;
        }
        boolean first = one.rule().name().compareTo(other.rule().name()) < 0;
        Rule winner = (first ? one : other).rule();
        Rule loser = (first ? other : one).rule();
        problems.add(new Problem(
                loser.file(),
                "",
                "",
                "for some arrivals as specific as " + winner.name() + ", which goes before it by its name alone"));
        return 1;
    }

    /** Whether some arrival of one visitor would be taken by both. */
    private static boolean meet(Rule one, Rule other) {
        return (one.transport() == null || other.transport() == null || one.transport() == other.transport())
                && one.first() <= other.last()
                && other.first() <= one.last()
                && (one.inEveryScenario()
                        || other.inEveryScenario()
                        || one.scenarios().stream().anyMatch(other.scenarios()::contains))
                && (one.sensor().isEmpty()
                        || other.sensor().isEmpty()
                        || one.sensor().stream().anyMatch(each -> meets(each, other.sensor())))
                && one.ports().meets(other.ports());
    }

    private static boolean meets(Range range, List<Range> others) {
        return others.stream().anyMatch(range::meets);
    }

    /** Whether both name some visitor, and by networks of the same width. */
    private boolean nameAlike(Bound one, Bound other) {
        boolean anybody = one.rule().visitors().anybody();
        if (anybody || other.rule().visitors().anybody()) {
            return anybody && other.rule().visitors().anybody();
        }
        Set<Range> hosts = new HashSet<>(one.addresses());
        if (other.addresses().stream().anyMatch(hosts::contains)) {
            return true;
        }
        Map<Width, List<Range>> mine = byWidth(one);
        for (Map.Entry<Width, List<Range>> theirs : byWidth(other).entrySet()) {
            List<Range> same = mine.get(theirs.getKey());
            if (same != null && meetOfOneWidth(same, theirs.getValue())) {
                return true;
            }
        }
        return false;
    }

    private Map<Width, List<Range>> byWidth(Bound bound) {
        return sorted.computeIfAbsent(bound, each -> {
            Map<Width, List<Range>> widths = new HashMap<>();
            each.ranges()
                    .forEach(range -> widths.computeIfAbsent(range.width(), width -> new ArrayList<>())
                            .add(range));
            widths.values().forEach(ranges -> ranges.sort(Range.BY_FIRST));
            return widths;
        });
    }

    /** Both sorted: of ranges of one width, the one that begins first ends first. */
    private boolean meetOfOneWidth(List<Range> one, List<Range> other) {
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            steps++;
            if (one.get(i).meets(other.get(j))) {
                return true;
            }
            if (Range.BY_FIRST.compare(one.get(i), other.get(j)) < 0) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }
}
