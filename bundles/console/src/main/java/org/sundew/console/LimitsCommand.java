package org.sundew.console;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;
import org.sundew.admin.Limits.Counts;
import org.sundew.admin.Limits.Ignored;
import org.sundew.admin.Limits.LockUp;
import org.sundew.admin.Limits.Setting;
import org.sundew.admin.ListenView;
import org.sundew.admin.Listens;
import org.sundew.event.Listen;
import org.sundew.event.Transport;

/** {@code sundew:limits}. */
@Service
@Command(
        scope = "sundew",
        name = "limits",
        description = "The DOS limits in force, where each comes from, and what they have done",
        detailedDescription =
                "The origin of a limit is the preset, the cfg (etc/org.sundew.limiter.cfg, which overrides the"
                        + " preset), or a port: its listen has a limit of its own, which stands in for the general one there. A"
                        + " limit of 0 is none.\n\nA visitor that is locked out is refused (sundew:lockouts), one that is ignored is"
                        + " served and not recorded, and a protocol that is locked up is closed to everybody.\n\n"
                        + SundewCommand.FORMS)
public final class LimitsCommand extends SundewCommand {
    private static final int IGNORED_SHOWN = 100;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    @Reference(optional = true)
    @Nullable
    Listens listens;

    record All(String preset, List<Line> limits, Counts counts, List<LockUp> lockUps, List<Ignored> ignored) {}

    record Line(String key, String value, String origin) {}

    @Override
    void run() {
        Limits present = need(limits, "limiter");
        List<Line> lines = new ArrayList<>();
        for (Setting each : present.settings()) {
            lines.add(new Line(each.key(), each.value(), each.origin()));
        }
        lines.addAll(ofPorts());
        All all = new All(present.preset(), lines, present.counts(), present.lockUps(), present.ignored(IGNORED_SHOWN));
        if (json) {
            printJson(all);
            return;
        }
        Table table = Table.of("Limit", "Value", "Origin");
        lines.forEach(each -> table.row(each.key(), each.value(), each.origin()));
        print(table, "");
        if (!noFormat) {
            tell(all);
        }
    }

    /** Ports with a limit of their own. */
    private List<Line> ofPorts() {
        List<Line> lines = new ArrayList<>();
        Listens present = listens;
        if (present == null) {
            return lines;
        }
        for (ListenView each : present.listens()) {
            Transport transport = each.transport().equals("udp") ? Transport.UDP : Transport.TCP;
            present.at(transport, each.port())
                    .filter(listen -> listen.limit().connections() > 0)
                    .ifPresent(listen -> lines.add(ofPort(listen)));
        }
        return lines;
    }

    private static Line ofPort(Listen listen) {
        String action = listen.limit().lockOut() ? "lock-out" : "ignore";
        return new Line(
                "listen.visits.max.per.ip",
                listen.limit().connections() + " " + action,
                listen.name() + " " + listen.port() + "/" + listen.transport().label());
    }

    private void tell(All all) {
        Counts counts = all.counts();
        out.println();
        print(
                Table.of("Preset", all.preset())
                        .row("locked out", counts.lockedOut())
                        .row("ignored", counts.ignored())
                        .row("watched", counts.watched())
                        .row("forgotten for others", counts.forgotten())
                        .row("no room for", counts.unwatched())
                        .row("locked up", all.lockUps().isEmpty() ? "nothing" : lockedUp(all.lockUps())),
                "");
        if (!all.ignored().isEmpty()) {
            out.println();
            Table table = Table.of("Ignored", "Protocol", "Port", "Limit", "Since", "Visits");
            all.ignored()
                    .forEach(each -> table.row(
                            each.address(),
                            each.protocol(),
                            each.port() == 0 ? "any" : each.port(),
                            each.limit(),
                            EventRow.time(each.since()),
                            each.ignored()));
            print(table, "");
        }
    }

    private static String lockedUp(List<LockUp> lockUps) {
        return String.join(
                ", ",
                lockUps.stream()
                        .map(each -> each.protocol() + " since " + EventRow.time(each.since()))
                        .toList());
    }
}
