package org.sundew.console;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.sundew.admin.Limits;
import org.sundew.admin.Limits.Setting;

/** {@code sundew:preset}. */
@Service
@Command(
        scope = "sundew",
        name = "preset",
        description = "Show which preset the DOS limits go by, or choose one",
        detailedDescription =
                "normal or cautious. The choice applies at once and is written to etc/org.sundew.limiter.cfg, which"
                        + " needs the role admin. Keys that are set there go on overriding the preset; they are named.\n\n"
                        + SundewCommand.FORMS)
public final class PresetCommand extends SundewCommand {
    @Argument(name = "PRESET", description = "normal or cautious", multiValued = true, required = false)
    @Completion(
            value = StringsCompleter.class,
            values = {"normal", "cautious"})
    @Nullable
    List<String> words;

    @Reference(optional = true)
    @Nullable
    Limits limits;

    record Chosen(String preset, List<String> overridden) {}

    @Override
    void run() {
        Limits present = need(limits, "limiter");
        Optional<String> name = operand(words);
        name.ifPresent(present::preset);
        List<String> overridden = present.settings().stream()
                .filter(each -> each.origin().equals("cfg"))
                .map(Setting::key)
                .toList();
        Chosen chosen = new Chosen(present.preset(), overridden);
        if (json) {
            printJson(chosen);
        } else if (noFormat) {
            out.println(chosen.preset());
        } else {
            out.println("The preset is " + chosen.preset()
                    + (overridden.isEmpty() ? "." : ", overridden by the cfg for: " + String.join(", ", overridden)));
        }
    }
}
