package org.sundew.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;

/** {@code sundew:sims}. */
@Service
@Command(
        scope = "sundew",
        name = "sims",
        description = "The kinds of sim servers in use, with their ports, sessions and visits",
        detailedDescription = "One row a kind, over all its listens and scenarios; sundew:listens has them one by one."
                + "\n\n" + SundewCommand.FORMS)
public final class SimsCommand extends SundewCommand {
    private static final int PORTS_MAX = 80;

    @Reference(optional = true)
    @Nullable
    Listens listens;

    /** One kind of sim server, over all its listens. */
    record SimView(String sim, long listens, List<String> ports, long open, long visits) {
        static SimView of(String sim, List<ListenView> listens) {
            return new SimView(
                    sim,
                    listens.stream().map(ListenView::name).distinct().count(),
                    listens.stream()
                            .map(each -> each.port() + "/" + each.transport())
                            .distinct()
                            .toList(),
                    listens.stream().mapToLong(ListenView::open).sum(),
                    listens.stream().mapToLong(ListenView::visits).sum());
        }
    }

    @Override
    void run() {
        List<SimView> sims = sims(need(listens, "listener").listens());
        if (json) {
            printJson(sims);
            return;
        }
        Table table = Table.of("Sim", "Listens", "Open", "Visits", "Ports");
        sims.forEach(sim -> table.row(sim.sim(), sim.listens(), sim.open(), sim.visits(), ports(sim)));
        print(table, "No sim servers: there is no org.sundew.sim.*.cfg in etc, or no bundle for it.");
    }

    /** All of them for a program; for a person, as many as fit into a line. */
    private String ports(SimView sim) {
        String all = String.join(" ", sim.ports());
        return noFormat ? all : Cell.cut(all, PORTS_MAX);
    }

    private static List<SimView> sims(List<ListenView> listens) {
        Map<String, List<ListenView>> kinds =
                listens.stream().collect(Collectors.groupingBy(ListenView::sim, TreeMap::new, Collectors.toList()));
        List<SimView> sims = new ArrayList<>();
        kinds.forEach((kind, each) -> sims.add(SimView.of(kind, each)));
        return sims;
    }
}
