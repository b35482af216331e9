package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Listens;

/** Completes the names of scenarios. */
@Service
public final class ScenarioNames implements Completer {
    @Reference(optional = true)
    @Nullable
    Listens listens;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names = listens == null ? Stream.empty() : listens.scenarios().stream();
        return Offers.complete(names, session, line, candidates);
    }
}
