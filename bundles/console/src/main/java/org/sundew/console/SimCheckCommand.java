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
        description = "Say what is wrong with a file that describes a sim server, without using it",
        detailedDescription =
                "FILE is a script for the script sim server, or the _site.yaml of a site for the http sim server, relative"
                        + " to etc. Fails if it could not be used.\n\n"
                        + SundewCommand.FORMS)
public final class SimCheckCommand extends SundewCommand {
    @Argument(name = "FILE", description = "The file", multiValued = true, required = true)
    @Completion(SimFiles.class)
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    List<SimCheck> checks;

    /** The folder that files are relative to. */
    Path etc = Path.of(System.getProperty("karaf.etc", "etc"));

    record Outcome(String file, boolean usable, List<Problem> problems) {}

    private SimCheck checkOf(Path file) {
        return (checks == null ? List.<SimCheck>of() : checks)
                .stream()
                        .filter(check -> check.takes(file))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no sim server that is running is described by files like this: " + Cell.text(file)));
    }

    @Override
    void run() {
        String name = operand(words).orElseThrow(() -> new IllegalArgumentException("which file? FILE is missing"));
        Path file = etc.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file: " + Cell.text(file));
        }
        List<Problem> problems = checkOf(file).check(file);
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
