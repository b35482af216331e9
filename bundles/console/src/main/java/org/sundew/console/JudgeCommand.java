package org.sundew.console;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Foretold;
import org.sundew.admin.Foretold.GateSays;
import org.sundew.admin.Judge;
import org.sundew.admin.Supposed;
import org.sundew.event.Transport;
import org.sundew.gate.Weighed;

/** {@code sundew:judge}. */
@Service
@Command(
        scope = "sundew",
        name = "judge",
        description = "What would become of an arrival, and why: every rule and limit that is considered",
        detailedDescription = "Makes the arrival up from what is remembered of the visitor and asks each gate, in their"
                + " order. Nothing is counted and nobody is told. The PORT is the sensor port, as configured; for icmp the type"
                + " of the message, for win the event id.\n\n" + SundewCommand.FORMS)
public final class JudgeCommand extends SundewCommand {
    @Option(
            name = "--connections",
            description = "As if it were so many-th connection of this visitor to that port, instead of the next one")
    @Nullable
    Long connections;

    @Option(name = "--to", description = "The address of the sensor it comes to, for rules that ask for one")
    @Nullable
    String sensor;

    @Argument(index = 0, name = "ADDRESS", description = "The visitor's address", required = true)
    @Completion(VisitorAddresses.class)
    @Nullable
    String visitor;

    @Argument(index = 1, name = "TRANSPORT", description = "tcp, udp, icmp or win", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"tcp", "udp", "icmp", "win"})
    @Nullable
    String transport;

    @Argument(
            index = 2,
            name = "PORT",
            description = "The sensor port, 0 to 65535; options may follow",
            multiValued = true,
            required = true)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Judge judge;

    @Override
    void run() {
        Foretold foretold = need(judge, "intake").judge(supposed());
        if (json) {
            printJson(foretold);
            return;
        }
        if (!noFormat) {
            print(summary(foretold), "");
            out.println();
        }
        print(weighed(foretold), "No gate considers anything.");
        String mark = noFormat ? "remark\t" : "Note: ";
        foretold.remarks().forEach(remark -> out.println(mark + Cell.text(remark)));
    }

    private Supposed supposed() {
        List<String> rest = new ArrayList<>(words == null ? List.of() : words);
        String number = value(rest, "--connections");
        String to = value(rest, "--to");
        String port = operand(rest).orElseThrow(() -> new IllegalArgumentException("which port? PORT is missing"));
        long count =
                number.isEmpty() ? (connections == null ? 0 : at(connections)) : at(whole("--connections", number));
        return new Supposed(
                visitor == null ? "" : withoutPrefix(visitor),
                Transport.of(transport == null ? "" : transport),
                (int) Math.max(-1, Math.min(Integer.MAX_VALUE, whole("PORT", port))),
                count,
                to.isEmpty() ? (sensor == null ? "" : sensor) : to);
    }

    /** Takes an option that stands behind the words, as most people write it, out of them. */
    private static String value(List<String> words, String option) {
        int place = words.indexOf(option);
        if (place < 0) {
            return "";
        }
        if (place + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        words.remove(place);
        return words.remove(place);
    }

    private static long at(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("--connections: must be at least 1: " + number);
        }
        return number;
    }

    private static long whole(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + ": not a whole number: " + Cell.text(text), e);
        }
    }

    /** IPv6 visitors are listed with their prefix length, and so completed. */
    private static String withoutPrefix(String address) {
        return address.endsWith("/64") ? address.substring(0, address.length() - 3) : address;
    }

    private static Table summary(Foretold told) {
        return Table.of("Visitor", told.visitor())
                .row("comes to", place(told))
                .row("as connection", told.connections() + " to this port, " + told.total() + " by " + told.transport())
                .row("door", told.door())
                .row("told of", told.silence().equals("none") ? "yes" : "no, " + told.silence())
                .row("severity", told.severity())
                .row("by rule", told.rule().isEmpty() ? "none" : told.rule())
                .row("by limit", told.limit().isEmpty() ? "none" : told.limit());
    }

    private static String place(Foretold told) {
        String listen = told.listen().isEmpty() ? "no listen" : told.listen();
        return told.transport() + " " + told.port() + ", " + listen + ", scenario " + told.scenario();
    }

    private static Table weighed(Foretold told) {
        Table table = Table.of("Gate", "Considers", "Decides", "Because");
        for (GateSays gate : told.gates()) {
            for (Weighed each : gate.weighed()) {
                table.row(gate.gate(), each.name(), each.decides() ? "yes" : "no", each.reason());
            }
            gate.findings().forEach(finding -> table.row(gate.gate(), "(would tell)", "", finding));
        }
        return table;
    }
}
