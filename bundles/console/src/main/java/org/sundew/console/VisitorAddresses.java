package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Accounts;
import org.sundew.admin.VisitorView;

/** Completes the addresses of the visitors that came last. */
@Service
public final class VisitorAddresses implements Completer {
    private static final int OFFERED_MAX = 100;

    @Reference(optional = true)
    @Nullable
    Accounts accounts;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names = accounts == null
                ? Stream.empty()
                : accounts.visitors(OFFERED_MAX).stream().map(VisitorView::address);
        return Offers.complete(names, session, line, candidates);
    }
}
