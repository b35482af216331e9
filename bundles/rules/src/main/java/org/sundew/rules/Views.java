package org.sundew.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sundew.admin.Problem;
import org.sundew.admin.RuleView;
import org.sundew.event.Severity;
import org.sundew.event.Transport;

/** Shows the rules of an edition. */
final class Views {
    private final Workshop workshop;
    private final Workshop.Edition edition;
    private final String scenario;
    private final Map<String, Bound> bound = new HashMap<>();

    private Views(Workshop workshop, String scenario) {
        this.workshop = workshop;
        this.edition = workshop.edition();
        this.scenario = scenario;
        edition.book().rules().forEach(each -> bound.put(each.rule().name(), each));
    }

    /** All of them, in the order in which they are asked; {@code scenario} is the active one, or empty if nobody knows. */
    static List<RuleView> of(Workshop workshop, String scenario) {
        return new Views(workshop, scenario).all();
    }

    private List<RuleView> all() {
        TreeMap<Rank, RuleCfg.State> inOrder = new TreeMap<>();
        List<RuleCfg.State> others = new ArrayList<>();
        for (RuleCfg.State each : edition.cfgs()) {
            Rule rule = each.rule();
            if (rule == null || !rule.enabled() || inOrder.putIfAbsent(foremost(rule), each) != null) {
                others.add(each);
            }
        }
        List<RuleCfg.State> all = new ArrayList<>(inOrder.values());
        all.addAll(others);
        return all.stream().map(this::view).toList();
    }

    /** The place of what is most specific in it. */
    private Rank foremost(Rule rule) {
        Bound made = bound.get(rule.name());
        Rank.Kind kind = rule.visitors().anybody() ? Rank.Kind.ANYBODY : Rank.Kind.ADDRESSES;
        if (made == null || kind == Rank.Kind.ANYBODY) {
            return Rank.of(rule, kind, Width.SINGLE);
        }
        if (!made.addresses().isEmpty()) {
            return Rank.of(rule, Rank.Kind.HOST, Width.SINGLE);
        }
        Width narrowest =
                made.ranges().stream().map(Range::width).min(Width::compareTo).orElse(Width.SINGLE);
        return Rank.of(rule, kind, narrowest);
    }

    private RuleView view(RuleCfg.State cfg) {
        List<Problem> problems = edition.problems().stream()
                .filter(each -> each.file().equals(cfg.file()))
                .toList();
        Rule rule = cfg.rule();
        if (rule == null) {
            return new RuleView(
                    cfg.name(), cfg.file(), "refused", "", "", 0, "", "", "", 0, 0, false, false, "", 0, problems);
        }
        Bound made = bound.get(rule.name());
        Severity severity = rule.severity();
        Transport transport = rule.transport();
        return new RuleView(
                cfg.name(),
                cfg.file(),
                state(cfg, rule),
                rule.scenarios().stream().sorted().collect(Collectors.joining(",")),
                rule.written().visitor(),
                made == null ? 0 : made.networks(),
                transport == null ? "any" : transport.label(),
                rule.written().sensorAddress(),
                rule.written().port(),
                rule.least(),
                rule.most(),
                rule.close(),
                rule.ignore(),
                severity == null ? RuleReader.NO_CHANGE : severity.label(),
                workshop.decided(rule.name()),
                problems);
    }

    private String state(RuleCfg.State cfg, Rule rule) {
        if (!rule.enabled()) {
            return "disabled";
        }
        if (edition.waiting().contains(cfg.pid())) {
            return "waiting";
        }
        return scenario.isEmpty() || rule.holdsIn(scenario) ? "active" : "inactive";
    }
}
