package org.sundew.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.admin.RuleView;
import org.sundew.admin.Rules;
import org.sundew.admin.Sensor;

/** {@code sundew:rules}. */
@Service
@Command(
        scope = "sundew",
        name = "rules",
        description = "The visitor rules, the most specific first, and what is wrong with them",
        detailedDescription =
                "Of the rules that fit an arrival exactly one decides: the most specific, by what names the"
                        + " visitor (host name, single address, narrower range, wider range, anybody), then port, protocol,"
                        + " connections, sensor address, and name. sundew:judge says for one arrival why. Decided counts the arrivals"
                        + " that a rule decided since the rules started.\n\n" + SundewCommand.FORMS)
public final class RulesCommand extends SundewCommand {
    @Argument(name = "NAME", description = "Only the rule of this name", multiValued = true, required = false)
    @Completion(RuleNames.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Rules rules;

    @Reference(optional = true)
    @Nullable
    Sensor sensor;

    @Override
    void run() {
        List<RuleView> all = need(rules, "rules").rules();
        Optional<String> name = operand(words);
        List<RuleView> shown = all.stream()
                .filter(each -> name.isEmpty() || each.name().equals(name.get()))
                .map(this::whole)
                .toList();
        if (name.isPresent() && shown.isEmpty()) {
            throw Unknown.name("rule", name.get(), all.stream().map(RuleView::name));
        }
        if (json) {
            printJson(shown);
            return;
        }
        Table table =
                Table.of("Rule", "State", "Visitor", "Protocol", "Port", "Connections", "Sensor", "Does", "Decided");
        shown.forEach(each -> table.row(cells(each)));
        print(table, "No visitor rules: etc/org.sundew.rule-example.cfg shows how to write one.");
        if (!noFormat) {
            printProblems(shown);
        }
    }

    /** With what the check of every cfg found, as unknown keys. */
    private RuleView whole(RuleView rule) {
        List<Problem> problems = new ArrayList<>(rule.problems());
        if (sensor != null) {
            sensor.status().problems().stream()
                    .filter(each -> each.file().equals(rule.file()) && !problems.contains(each))
                    .forEach(problems::add);
        }
        return new RuleView(
                rule.name(),
                rule.file(),
                rule.state(),
                rule.scenario(),
                rule.visitor(),
                rule.networks(),
                rule.protocol(),
                rule.sensorAddress(),
                rule.port(),
                rule.connectionsMin(),
                rule.connectionsMax(),
                rule.close(),
                rule.ignore(),
                rule.severity(),
                rule.decided(),
                problems);
    }

    private static Object[] cells(RuleView rule) {
        return new Object[] {
            rule.name(),
            rule.problems().isEmpty() ? rule.state() : rule.state() + "!",
            visitor(rule),
            rule.protocol(),
            any(rule.port()),
            connections(rule),
            any(rule.sensorAddress()),
            action(rule),
            rule.decided()
        };
    }

    private static String visitor(RuleView rule) {
        boolean one = rule.networks() == 1 && !rule.visitor().startsWith("@");
        return rule.visitor().isEmpty() || one ? any(rule.visitor()) : rule.visitor() + " (" + rule.networks() + ")";
    }

    private static String any(String text) {
        return text.isEmpty() ? "any" : Cell.cut(text, 60);
    }

    private static String connections(RuleView rule) {
        if (rule.connectionsMin() == 0 && rule.connectionsMax() == 0) {
            return "any";
        }
        String from = rule.connectionsMin() == 0 ? "1" : Long.toString(rule.connectionsMin());
        return from + (rule.connectionsMax() == 0 ? " and on" : " to " + rule.connectionsMax());
    }

    private static String action(RuleView rule) {
        List<String> does = new ArrayList<>();
        if (rule.close()) {
            does.add("close");
        }
        if (rule.ignore()) {
            does.add("ignore");
        }
        if (!rule.severity().isEmpty() && !rule.severity().equals("no-change")) {
            does.add(rule.severity());
        }
        return does.isEmpty() ? "nothing" : String.join(", ", does);
    }

    private void printProblems(List<RuleView> shown) {
        List<Problem> problems =
                shown.stream().flatMap(each -> each.problems().stream()).toList();
        if (!problems.isEmpty()) {
            out.println();
            print(StatusCommand.problems(problems), "");
        }
    }
}
