package org.sundew.console;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;

/** {@code sundew:listens}. */
@Service
@Command(
        scope = "sundew",
        name = "listens",
        description = "The ports: which sim server is behind each, and whether it is open",
        detailedDescription = "Port is the sensor port, as configured and as events, rules and limits name it; bound is"
                + " the port really opened. A port is open, parked (held while something it needs is away), in error"
                + " (with the reason; it is tried again), inactive (another scenario's) or disabled.\n\n"
                + SundewCommand.FORMS)
public final class ListensCommand extends SundewCommand {
    @Argument(name = "NAME", description = "Only the listen of this name", multiValued = true, required = false)
    @Completion(ListenNames.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Listens listens;

    @Override
    void run() {
        List<ListenView> all = need(listens, "listener").listens();
        Optional<String> name = operand(words);
        List<ListenView> shown = name.isEmpty() ? all : named(name.get(), all);
        if (json) {
            printJson(shown);
            return;
        }
        print(table(shown), "No listens: there is no org.sundew.sim.*.cfg in etc, or no sim server for it.");
    }

    private static List<ListenView> named(String name, List<ListenView> all) {
        List<ListenView> shown =
                all.stream().filter(each -> each.name().equals(name)).toList();
        if (shown.isEmpty()) {
            throw Unknown.name("listen", name, all.stream().map(ListenView::name));
        }
        return shown;
    }

    private static Table table(List<ListenView> listens) {
        Table table = Table.of("Name", "Sim", "Port", "Bound", "Bind", "Scenario", "State", "Open", "Visits", "Error");
        for (ListenView each : listens) {
            table.row(
                    each.name(),
                    each.sim(),
                    each.port() + "/" + each.transport(),
                    each.boundPort() == 0 ? "-" : each.boundPort(),
                    each.bind(),
                    each.scenario(),
                    each.state(),
                    each.open(),
                    each.visits(),
                    each.error());
        }
        return table;
    }
}
