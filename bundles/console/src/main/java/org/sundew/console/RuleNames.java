package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.RuleView;
import org.sundew.admin.Rules;

/** Completes the names of visitor rules. */
@Service
public final class RuleNames implements Completer {
    @Reference(optional = true)
    @Nullable
    Rules rules;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names =
                rules == null ? Stream.empty() : rules.rules().stream().map(RuleView::name);
        return Offers.complete(names, session, line, candidates);
    }
}
