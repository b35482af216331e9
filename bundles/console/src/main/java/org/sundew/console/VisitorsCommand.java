package org.sundew.console;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Accounts;
import org.sundew.admin.VisitorView;

/** {@code sundew:visitors}. */
@Service
@Command(
        scope = "sundew",
        name = "visitors",
        description = "The visitors that the sensor remembers, the latest first",
        detailedDescription = "An IPv4 address is a visitor; so is an IPv6 /64, by any of its addresses. Arrivals count"
                + " since it was first remembered; ports are the first few it tried. sundew:events --visitor ADDRESS"
                + " shows what it did.\n\n" + SundewCommand.FORMS)
public final class VisitorsCommand extends SundewCommand {
    @Option(name = "-n", aliases = "--number", description = "At most so many", valueToShowInHelp = "50")
    int number = 50;

    @Argument(
            name = "ADDRESS",
            description = "Only the visitor with this address",
            multiValued = true,
            required = false)
    @Completion(VisitorAddresses.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Accounts accounts;

    @Override
    void run() {
        Accounts present = need(accounts, "intake");
        Optional<String> address = operand(words);
        List<VisitorView> visitors =
                address.isEmpty() ? present.visitors(Counted.positive("-n", number)) : one(present, address.get());
        if (json) {
            printJson(visitors);
            return;
        }
        Table table = Table.of("Address", "Arrivals", "Open", "First seen", "Last seen", "Ports");
        for (VisitorView each : visitors) {
            table.row(
                    each.address(),
                    each.arrivals(),
                    each.open(),
                    EventRow.time(each.firstSeen()),
                    EventRow.time(each.lastSeen()),
                    String.join(" ", each.ports()));
        }
        print(table, "No visitors yet.");
    }

    private static List<VisitorView> one(Accounts accounts, String address) {
        String ip = Network.parse(withoutPrefix(address)).ip();
        return List.of(accounts.visitor(ip)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the sensor remembers no visitor " + ip + "; sundew:visitors lists those it does")));
    }

    /** IPv6 visitors are listed with their prefix length, and so completed. */
    private static String withoutPrefix(String address) {
        return address.endsWith("/64") ? address.substring(0, address.length() - 3) : address;
    }
}
