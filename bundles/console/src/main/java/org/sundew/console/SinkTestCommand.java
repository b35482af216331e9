package org.sundew.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** {@code sundew:sink-test}. */
@Service
@Command(
        scope = "sundew",
        name = "sink-test",
        description = "Have a sink deliver a test event, and see what comes of it",
        detailedDescription =
                "The event is made for this and not journaled. Waits up to 30 s. Fails, with the sink's own"
                        + " words, if the sink refuses it.\n\n" + SundewCommand.FORMS)
public final class SinkTestCommand extends SundewCommand {
    @Argument(name = "NAME", description = "The sink", multiValued = true, required = true)
    @Completion(SinkNames.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Sinks sinks;

    record Outcome(String name, String result) {}

    @Override
    void run() {
        Sinks present = need(sinks, "dispatch");
        String name = operand(words).orElseThrow(() -> new IllegalArgumentException("which sink? NAME is missing"));
        if (present.sinks().stream().noneMatch(each -> each.name().equals(name))) {
            throw Unknown.name("sink", name, present.sinks().stream().map(SinkView::name));
        }
        Outcome outcome = new Outcome(name, test(present, name));
        if (json) {
            printJson(outcome);
            return;
        }
        out.println(Cell.text(outcome.name() + ": " + outcome.result()));
    }

    private static String test(Sinks sinks, String name) {
        try {
            return sinks.test(name);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(Cell.text(name + " refused the test event: " + e.getMessage()), e);
        }
    }
}
