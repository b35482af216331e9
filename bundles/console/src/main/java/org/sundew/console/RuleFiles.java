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

/** Completes the files of visitor rules in etc. */
@Service
public final class RuleFiles implements Completer {
    @Reference(optional = true)
    @Nullable
    Rules rules;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> files =
                rules == null ? Stream.empty() : rules.rules().stream().map(RuleView::file);
        return Offers.complete(files, session, line, candidates);
    }
}
