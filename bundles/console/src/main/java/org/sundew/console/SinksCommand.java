package org.sundew.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** {@code sundew:sinks}. */
@Service
@Command(
        scope = "sundew",
        name = "sinks",
        description = "The alert sinks: what each has delivered, how far it lags, what keeps it",
        detailedDescription =
                "Lag is how many journaled events a sink has still to deliver, and for how many seconds; skipped ones did not pass its"
                        + " filter; overtaken ones were removed by retention before it came to them. A sink in trouble retries"
                        + " from where it stopped and loses nothing. sundew:sink-test tries one.\n\n"
                        + SundewCommand.FORMS)
public final class SinksCommand extends SundewCommand {
    @Reference(optional = true)
    @Nullable
    Sinks sinks;

    @Override
    void run() {
        List<SinkView> all = need(sinks, "dispatch").sinks();
        if (json) {
            printJson(all);
            return;
        }
        Table table = Table.of(
                "Name",
                "Kind",
                "State",
                "Delivered",
                "Failed",
                "Skipped",
                "Overtaken",
                "Lag",
                "Lag s",
                "Since",
                "Last error");
        for (SinkView each : all) {
            table.row(
                    each.name(),
                    each.kind(),
                    each.state(),
                    each.delivered(),
                    each.failed(),
                    each.skipped(),
                    each.overtaken(),
                    each.lag(),
                    each.lagSeconds(),
                    each.retryingSince(),
                    each.lastError());
        }
        print(table, "No sinks: there is no org.sundew.alert.*.cfg in etc, or no bundle for it.");
    }
}
