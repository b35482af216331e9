package org.sundew.rules;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Listen;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
import org.sundew.gate.Verdict;
import org.sundew.gate.Weighed;

/**
 * Says of each rule why it decides or does not. Goes through all rules one by one and asks no index: who doubts the sensor's
 * choice is told by other means than those that made it.
 */
final class Explainer {
    /** The most rules that are told of one by one; those that name the visitor come first. */
    static final int MOST_TOLD = 200;

    private final Arrival arrival;
    private final Listen listen;

    private record Ranked(Rank rank, Rule rule) {}

    private Explainer(Arrival arrival) {
        this.arrival = arrival;
        this.listen = arrival.visit().listen();
    }

    static Explanation explain(Rulebook book, Arrival arrival) {
        return new Explainer(arrival).explain(book.rules());
    }

    private Explanation explain(List<Bound> rules) {
        InetAddress visitor = arrival.visit().visitor().address();
        List<Ranked> fitting = new ArrayList<>();
        List<Weighed> near = new ArrayList<>();
        List<Weighed> strangers = new ArrayList<>();
        for (Bound each : rules) {
            Rank rank = each.rankFor(visitor);
            String miss = rank == null ? "" : miss(each.rule());
            if (rank == null) {
                strangers.add(new Weighed(each.rule().name(), false, "does not fit: " + whom(each)));
            } else if (miss.isEmpty()) {
                fitting.add(new Ranked(rank, each.rule()));
            } else {
                near.add(new Weighed(each.rule().name(), false, "does not fit: " + miss));
            }
        }
        fitting.sort(Comparator.comparing(Ranked::rank));
        List<Weighed> weighed = new ArrayList<>();
        fitting.forEach(each -> weighed.add(weighed(each, fitting.get(0))));
        weighed.addAll(near);
        weighed.addAll(strangers);
        Verdict verdict =
                fitting.isEmpty() ? Verdict.PASS : fitting.get(0).rule().verdict();
        return new Explanation(verdict, bounded(weighed));
    }

    private static Weighed weighed(Ranked each, Ranked winner) {
        String fits = "names " + each.rank().text();
        return each.equals(winner)
                ? new Weighed(
                        each.rule().name(),
                        true,
                        fits + "; decides: " + each.rule().action())
                : new Weighed(
                        each.rule().name(),
                        false,
                        fits + "; loses to " + winner.rule().name() + ": "
                                + winner.rank().beats(each.rank()));
    }

    private static List<Weighed> bounded(List<Weighed> weighed) {
        if (weighed.size() <= MOST_TOLD) {
            return weighed;
        }
        List<Weighed> told = new ArrayList<>(weighed.subList(0, MOST_TOLD));
        int rest = weighed.size() - MOST_TOLD;
        told.add(new Weighed("(" + rest + " more)", false, "do not decide either; the closest are listed"));
        return told;
    }

    private static String whom(Bound bound) {
        if (bound.networks() == 0) {
            return "nobody is known by its host names or lists yet";
        }
        return "it is for other visitors";
    }

    /** The first condition that is not met though the visitor is named; empty if all are. */
    private String miss(Rule rule) {
        if (!rule.enabled()) {
            return "it is disabled";
        }
        if (!rule.holdsIn(listen.scenario())) {
            return "it is for scenario " + String.join(", ", rule.scenarios()) + ", not " + listen.scenario();
        }
        if (rule.transport() != null && rule.transport() != listen.transport()) {
            return "it is for " + rule.transport().label() + ", not "
                    + listen.transport().label();
        }
        if (!rule.ports().contains(listen.port())) {
            return "it is for port " + rule.written().port() + ", not " + listen.port();
        }
        String count = missedCount(rule);
        if (count != null) {
            return count;
        }
        return rule.at(arrival.visit().sensor().address())
                ? ""
                : "it is for sensor address " + rule.written().sensorAddress() + ", not "
                        + arrival.visit().sensor().ip();
    }

    private @Nullable String missedCount(Rule rule) {
        long connection = arrival.onPort();
        if (connection < rule.least()) {
            return "it begins with connection " + rule.least() + ", and this is number " + connection;
        }
        return connection > rule.last()
                ? "it ends with connection " + rule.most() + ", and this is number " + connection
                : null;
    }
}
