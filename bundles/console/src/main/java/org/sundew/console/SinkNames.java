package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** Completes the names of sinks. */
@Service
public final class SinkNames implements Completer {
    @Reference(optional = true)
    @Nullable
    Sinks sinks;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names =
                sinks == null ? Stream.empty() : sinks.sinks().stream().map(SinkView::name);
        return Offers.complete(names, session, line, candidates);
    }
}
