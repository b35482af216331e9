package org.sundew.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;
import org.sundew.admin.Limits.LockOut;

/** {@code sundew:lockouts}. */
@Service
@Command(
        scope = "sundew",
        name = "lockouts",
        description = "The visitors that are locked out, the latest attempt first",
        detailedDescription =
                "Each attempt starts the time anew, so Until is when a visitor is let in again if it keeps"
                        + " away. sundew:unlock ADDRESS ends a lock-out at once.\n\n" + SundewCommand.FORMS)
public final class LockoutsCommand extends SundewCommand {
    @Option(name = "-n", aliases = "--number", description = "At most so many", valueToShowInHelp = "1000")
    int number = 1000;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    @Override
    void run() {
        List<LockOut> lockOuts = need(limits, "limiter").lockOuts(Counted.positive("-n", number));
        if (json) {
            printJson(lockOuts);
            return;
        }
        Table table = Table.of("Address", "Protocol", "Limit", "Allowed", "Since", "Until", "Attempts");
        for (LockOut each : lockOuts) {
            table.row(
                    each.address(),
                    each.protocol(),
                    each.limit(),
                    each.allowed(),
                    EventRow.time(each.since()),
                    EventRow.time(each.until()),
                    each.attempts());
        }
        print(table, "Nobody is locked out.");
    }
}
