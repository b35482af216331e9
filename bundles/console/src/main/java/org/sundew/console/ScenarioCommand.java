package org.sundew.console;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Listens;

/** {@code sundew:scenario}. */
@Service
@Command(
        scope = "sundew",
        name = "scenario",
        description = "Show the scenarios, or make one the active one",
        detailedDescription = "A scenario is the set of listens whose listen.scenario names it; exactly one is active."
                + " With a NAME, its ports open and the others' close, live sessions finish, and the choice is written to"
                + " etc/org.sundew.listener.cfg. That needs the role admin.\n\n" + SundewCommand.FORMS)
public final class ScenarioCommand extends SundewCommand {
    @Argument(name = "NAME", description = "The scenario to activate", multiValued = true, required = false)
    @Completion(ScenarioNames.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Listens listens;

    record Scenarios(String active, SortedSet<String> scenarios) {}

    @Override
    void run() {
        Listens present = need(listens, "listener");
        Optional<String> name = operand(words);
        name.ifPresent(each -> activate(present, each));
        Scenarios scenarios = new Scenarios(present.scenario(), present.scenarios());
        if (json) {
            printJson(scenarios);
            return;
        }
        Table table = Table.of("Scenario", "State");
        scenarios.scenarios().forEach(each -> table.row(each, each.equals(scenarios.active()) ? "active" : "inactive"));
        print(table, "No scenarios: no listen names one.");
    }

    private static void activate(Listens listens, String name) {
        try {
            listens.activate(name);
        } catch (IllegalArgumentException e) {
            IllegalArgumentException unknown = Unknown.name("scenario", name, listens.scenarios().stream());
            unknown.initCause(e);
            throw unknown;
        }
    }
}
