package org.sundew.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.RuleDraft;
import org.sundew.admin.Rules;
import org.sundew.event.Id;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Journal;

/** {@code sundew:rule-from}. */
@Service
@Command(
        scope = "sundew",
        name = "rule-from",
        description = "A visitor rule for visits like that of an event; --write saves it",
        detailedDescription =
                "Prints the cfg of a rule for the event's visitor, protocol and port. With --close, --ignore"
                        + " or --severity it does that; without, it does nothing until you edit it. With --write it is saved in etc,"
                        + " where it takes effect at once; that needs the role admin. sundew:whatif tries a saved file on the"
                        + " journal.\n\nWith --json, prints the file's name and text.")
public final class RuleFromCommand extends SundewCommand {
    @Option(name = "--write", description = "Save it in etc")
    boolean write;

    @Option(name = "--close", description = "A rule that closes such visits unanswered")
    boolean close;

    @Option(name = "--ignore", description = "A rule that tells nobody of such visits")
    boolean ignore;

    @Option(name = "--severity", description = "A rule that gives them this severity: low, medium, high")
    @Completion(
            value = StringsCompleter.class,
            values = {"low", "medium", "high"})
    String severity = "no-change";

    @Argument(
            name = "EVENT",
            description = "The event's id, as sundew:events shows it",
            multiValued = true,
            required = true)
    @Completion(EventIds.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Journal journal;

    @Reference(optional = true)
    @Nullable
    Rules rules;

    record Written(String file, String text, String saved) {}

    @Override
    void run() {
        Rules present = need(rules, "rules");
        String id = operand(words).orElseThrow(() -> new IllegalArgumentException("which event? EVENT is missing"));
        SensorEvent event = need(journal, "journal")
                .find(Id.parse(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the journal has no event " + id + " (any more); sundew:events lists the latest"));
        RuleDraft draft = present.draft(event, close, ignore, severity);
        String saved = write ? present.save(draft) : "";
        if (json) {
            printJson(new Written(draft.file(), draft.text(), saved));
            return;
        }
        if (saved.isEmpty()) {
            out.println("# " + draft.file());
        }
        draft.text().lines().forEach(line -> out.println(Cell.text(line)));
        if (!saved.isEmpty()) {
            out.println("# saved as " + Cell.text(saved));
        }
    }
}
