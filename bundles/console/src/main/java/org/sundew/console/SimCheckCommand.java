package org.sundew.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Problem;
import org.sundew.admin.SimCheck;

/** {@code sundew:sim-check}. */
@Service
@Command(
        scope = "sundew",
        name = "sim-check",
        description = "Say what is wrong with the script of a sim server, without using it",
        detailedDescription =
                "FILE is a script for the script sim server, relative to etc. Fails if it could not be used.\n\n"
                        + SundewCommand.FORMS)
public final class SimCheckCommand extends SundewCommand {
    @Argument(name = "FILE", description = "The script", multiValued = true, required = true)
    @Completion(ScriptNames.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    SimCheck check;

    /** The folder that files are relative to. */
    Path etc = Path.of(System.getProperty("karaf.etc", "etc"));

    record Outcome(String file, boolean usable, List<Problem> problems) {}

    @Override
    void run() {
        String name = operand(words).orElseThrow(() -> new IllegalArgumentException("which script? FILE is missing"));
        Path file = etc.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file: " + Cell.text(file));
        }
        List<Problem> problems = need(check, "sim-script").check(file);
        if (json) {
            printJson(new Outcome(name, problems.isEmpty(), problems));
            return;
        }
        Table table = Table.of("Key", "Value", "What is wrong");
        problems.forEach(each -> table.row(each.key(), each.value(), each.what()));
        print(table, name + " is fine.");
        if (!problems.isEmpty()) {
            out.flush();
            throw new IllegalStateException(Cell.text(name) + " cannot be used as it is");
        }
    }
}
