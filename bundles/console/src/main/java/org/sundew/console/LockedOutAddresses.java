package org.sundew.console;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;

/** Completes the addresses of visitors that are locked out or ignored. */
@Service
public final class LockedOutAddresses implements Completer {
    private static final int OFFERED_MAX = 100;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        Stream<String> names = limits == null
                ? Stream.empty()
                : Stream.concat(
                        limits.lockOuts(OFFERED_MAX).stream().map(Limits.LockOut::address),
                        limits.ignored(OFFERED_MAX).stream().map(Limits.Ignored::address));
        return Offers.complete(names, session, line, candidates);
    }
}
