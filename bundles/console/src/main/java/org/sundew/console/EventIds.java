package org.sundew.console;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.journal.EventQuery;
import org.sundew.journal.Journal;

/** Completes the ids of the latest events. */
@Service
public final class EventIds implements Completer {
    private static final int OFFERED_MAX = 50;

    @Reference(optional = true)
    @Nullable
    Journal journal;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names = journal == null ? Stream.empty() : latest(journal);
        return Offers.complete(names, session, line, candidates);
    }

    private static Stream<String> latest(Journal journal) {
        return journal.find(new EventQuery(Instant.EPOCH, OFFERED_MAX, event -> true)).stream()
                .map(event -> event.id().toString());
    }
}
