package org.sundew.console;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.RuleTrial;
import org.sundew.admin.RuleTrial.Example;
import org.sundew.admin.RuleTrial.Part;
import org.sundew.admin.Rules;

/** {@code sundew:whatif}. */
@Service
@Command(
        scope = "sundew",
        name = "whatif",
        description = "What a rule would have done to the visits in the journal",
        detailedDescription =
                "Tries a rule's cfg, in force or not, beside the other rules as they stand, on every journaled"
                        + " visit in the order they arrived, in the scenario they had: which it would have hidden, closed or re-graded,"
                        + " and the log-ins among them. Nothing is changed. Which connection of its visitor a visit was is counted from"
                        + " the journal, so visits that left no event are missing from it.\n\n" + SundewCommand.FORMS)
public final class WhatIfCommand extends SundewCommand {
    private static final String SINCE = "--since";

    @Option(name = SINCE, description = "Only visits from then on: 2026-01-31T23:59:59Z, or 30s, 10m, 2h, 1d ago")
    @Nullable
    String since;

    @Argument(
            name = "RULE-FILE",
            description = "The rule's cfg: a path, or a name in etc",
            multiValued = true,
            required = true)
    @Completion(RuleFiles.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Rules rules;

    Clock clock = Clock.systemUTC();

    @Override
    void run() {
        Rules present = need(rules, "rules");
        List<String> rest = new ArrayList<>(words == null ? List.of() : words);
        int place = rest.indexOf(SINCE);
        if (place >= 0 && place + 1 < rest.size()) {
            rest.remove(place);
            since = rest.remove(place);
        }
        String file = operand(rest).orElseThrow(() -> new IllegalArgumentException("which file? RULE-FILE is missing"));
        Instant from = since == null ? Instant.EPOCH : Since.parse(since, clock.instant());
        RuleTrial trial = present.whatIf(file, from);
        if (json) {
            printJson(trial);
            return;
        }
        print(summary(trial), "");
        if (!noFormat) {
            print(trial);
        }
    }

    private static Table summary(RuleTrial trial) {
        return Table.of("Rule " + trial.rule(), "Visits", "Log-ins")
                .row("looked at", trial.visits(), "")
                .row("meet its conditions", trial.matched(), "")
                .row("are decided by it", trial.decided(), "")
                .row("would have been hidden", trial.hidden().visits(), logins(trial.hidden()))
                .row("would have been closed", trial.closed().visits(), logins(trial.closed()))
                .row("would have been re-graded", trial.regraded().visits(), logins(trial.regraded()))
                .row("would be as they were", trial.unchanged(), "");
    }

    private static String logins(Part part) {
        return Long.toString(part.logins());
    }

    private void print(RuleTrial trial) {
        counts("Decided by another rule", trial.outranked());
        counts("Taken over from", trial.takenOver());
        counts("Visitor", trial.visitors());
        if (!trial.examples().isEmpty()) {
            out.println();
            Table table = Table.of("Event", "Arrived", "Visitor", "Port", "Connection", "Log-ins", "Would be");
            for (Example each : trial.examples()) {
                table.row(
                        each.event(),
                        EventRow.time(each.time()),
                        each.visitor(),
                        each.port() + "/" + each.transport(),
                        each.connections(),
                        each.logins(),
                        each.change());
            }
            print(table, "");
        }
        trial.remarks().forEach(remark -> out.println("Note: " + Cell.text(remark)));
    }

    private void counts(String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            out.println();
            Table table = Table.of(title, "Visits");
            counts.forEach(table::row);
            print(table, "");
        }
    }
}
