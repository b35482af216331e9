package org.sundew.rules;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;

/** Makes rulebooks of cfgs, list files and host names. One thread works here; what it made last may be had by any. */
final class Workshop {
    private final ListFiles files;
    private final HostNames hosts;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private volatile Edition edition = new Edition(Rulebook.of(List.of()), List.of(), Set.of(), List.of());

    /**
     * What was made last.
     *
     * @param waiting  PIDs of rules that hold back until their files, or a first answer for their names, are there
     * @param problems what is wrong with cfgs, files, names, and between the rules
     */
    record Edition(Rulebook book, List<RuleCfg.State> cfgs, Set<String> waiting, List<Problem> problems) {}

    Workshop(ListFiles files, HostNames hosts) {
        this.files = files;
        this.hosts = hosts;
    }

    /** Host names that nobody looks up. */
    static HostNames nobodysNames() {
        return new HostNames(
                name -> {
                    throw new UnknownHostException(name);
                },
                Clock.systemUTC(),
                Duration.ofDays(1));
    }

    Edition edition() {
        return edition;
    }

    /** How many arrivals a rule decided so far. */
    long decided(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** Makes a book of these cfgs and what is known at the moment of files and names. */
    void make(List<RuleCfg.State> cfgs) {
        files.want(inForce(cfgs).stream()
                .flatMap(rule -> rule.visitors().files().stream())
                .collect(Collectors.toSet()));
        hosts.want(inForce(cfgs).stream().flatMap(rule -> hosts(rule).stream()).collect(Collectors.toSet()));
        counts.keySet().retainAll(cfgs.stream().map(RuleCfg.State::name).collect(Collectors.toSet()));
        List<Bound> bound = new ArrayList<>();
        Set<String> waiting = new HashSet<>();
        for (RuleCfg.State cfg : cfgs) {
            Rule rule = cfg.rule();
            Bound made = rule == null ? null : bind(rule);
            if (made != null) {
                bound.add(made);
            }
            if (rule != null && waits(rule, made)) {
                waiting.add(cfg.pid());
            }
        }
        Rulebook book = Rulebook.of(bound, name -> counts.computeIfAbsent(name, each -> new LongAdder()));
        edition = new Edition(book, List.copyOf(cfgs), Set.copyOf(waiting), List.of());
    }

    /** Finds out what is wrong with the last edition; may take its time. */
    void review() {
        Edition made = edition;
        List<Problem> problems = new ArrayList<>();
        for (RuleCfg.State cfg : made.cfgs()) {
            problems.addAll(cfg.problems());
            Rule rule = cfg.rule();
            if (rule != null && rule.enabled()) {
                problems.addAll(fileProblems(rule));
                problems.addAll(hosts.problems(rule.file(), hosts(rule)));
            }
        }
        if (hosts.leftOut() > 0) {
            String what =
                    "more than " + HostNames.MOST_NAMES + " host names; " + hosts.leftOut() + " are not looked up";
            problems.add(new Problem("visitor rules", "visitor", "", what));
        }
        problems.addAll(Overlaps.of(made.book()));
        edition = new Edition(made.book(), made.cfgs(), made.waiting(), List.copyOf(problems));
    }

    private static List<Rule> inForce(List<RuleCfg.State> cfgs) {
        List<Rule> rules = new ArrayList<>();
        for (RuleCfg.State cfg : cfgs) {
            Rule rule = cfg.rule();
            if (rule != null && rule.enabled()) {
                rules.add(rule);
            }
        }
        return rules;
    }

    /** The names of a rule and of its files. */
    private Set<String> hosts(Rule rule) {
        Set<String> names = new HashSet<>(rule.visitors().hosts());
        for (String file : rule.visitors().files()) {
            Visitors content = files.content(file);
            names.addAll(content == null ? List.of() : content.hosts());
        }
        return names;
    }

    private boolean waits(Rule rule, @Nullable Bound bound) {
        return rule.enabled() && (bound == null || hosts(rule).stream().anyMatch(name -> !hosts.asked(name)));
    }

    /** The rule with what it comes to; null while one of its files never was good. */
    private @Nullable Bound bind(Rule rule) {
        if (!rule.enabled()
                || (rule.visitors().files().isEmpty() && rule.visitors().hosts().isEmpty())) {
            return Bound.of(rule);
        }
        List<Range> ranges = new ArrayList<>(rule.visitors().ranges());
        for (String file : rule.visitors().files()) {
            Visitors content = files.content(file);
            if (content == null) {
                return null;
            }
            ranges.addAll(content.ranges());
        }
        List<Range> addresses = hosts(rule).stream()
                .flatMap(name -> hosts.addresses(name).stream())
                .distinct()
                .toList();
        return new Bound(rule, ranges, addresses);
    }

    private List<Problem> fileProblems(Rule rule) {
        List<Problem> problems = new ArrayList<>();
        for (String file : rule.visitors().files()) {
            String fault = files.fault(file);
            if (!fault.isEmpty()) {
                String meanwhile = files.content(file) == null
                        ? "; the rule is not in use until this is mended"
                        : "; the last good list stays in force";
                problems.add(new Problem(rule.file(), "visitor", "@" + file, "the file " + fault + meanwhile));
            }
        }
        return problems;
    }
}
