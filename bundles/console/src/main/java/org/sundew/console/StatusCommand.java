package org.sundew.console;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;
import org.sundew.admin.Problem;
import org.sundew.admin.Sensor;
import org.sundew.admin.SensorStatus;

/** {@code sundew:status}. */
@Service
@Command(
        scope = "sundew",
        name = "status",
        description = "How the sensor is: serving or not, what became of every arrival, what to mend",
        detailedDescription = "Every arrival ends up in exactly one of four places: journaled (its event is on disk),"
                + " ignored (a visitor rule hid it), suppressed (a limit refused or hid it) or lost (with the reason)."
                + " Those still in the house, or whose event is on its way to disk, are shown as open and pending.\n\n"
                + "A problem names the file, the key and the value that an operator should mend, and what holds until"
                + " then.\n\n" + SundewCommand.FORMS)
public final class StatusCommand extends SundewCommand {
    @Reference(optional = true)
    @Nullable
    Sensor sensor;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    @Override
    void run() {
        SensorStatus status = need(sensor, "sensor").status();
        if (json) {
            printJson(status);
            return;
        }
        print(summary(status), "");
        if (!status.problems().isEmpty()) {
            out.println();
            print(problems(status.problems()), "");
        }
    }

    private Table summary(SensorStatus status) {
        return Table.of("Sensor", status.id())
                .row("version", status.version())
                .row("serving", serving(status))
                .row("up for", period(status.uptimeSeconds()))
                .row("scenario", status.scenario())
                .row("arrivals", status.arrivals())
                .row("journaled", status.journaled())
                .row("ignored", status.ignored())
                .row("suppressed", status.suppressed())
                .row("lost", lost(status))
                .row("open", status.open())
                .row("pending", status.pending())
                .row(
                        "visitors",
                        status.visitors() + " remembered, " + status.evicted() + " forgotten to stay in bounds")
                .row("locked up", lockedUp())
                .row(
                        "problems",
                        status.problems().isEmpty() ? "none" : status.problems().size());
    }

    private String lockedUp() {
        List<String> protocols = limits == null
                ? List.of()
                : limits.lockUps().stream().map(Limits.LockUp::protocol).toList();
        return protocols.isEmpty() ? "nothing" : String.join(", ", protocols);
    }

    private static String serving(SensorStatus status) {
        if (status.serving()) {
            return "yes";
        }
        return status.waitingFor().isEmpty() ? "no" : "no, waiting for " + String.join(", ", status.waitingFor());
    }

    private static String lost(SensorStatus status) {
        if (status.lostReasons().isEmpty()) {
            return Long.toString(status.lost());
        }
        return status.lostReasons().entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", ", status.lost() + " (", ")"));
    }

    /** From the largest unit that is not zero down: 2 h 0 min 5 s. */
    private static String period(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        StringBuilder text = new StringBuilder();
        append(text, time.toDays(), " d ");
        append(text, time.toHoursPart(), " h ");
        append(text, time.toMinutesPart(), " min ");
        return text.append(time.toSecondsPart()).append(" s").toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0 || text.length() > 0) {
            text.append(number).append(unit);
        }
    }

    static Table problems(List<Problem> problems) {
        Table table = Table.of("Problem in", "Key", "Value", "What is wrong");
        problems.forEach(problem -> table.row(problem.file(), problem.key(), problem.value(), problem.what()));
        return table;
    }
}
