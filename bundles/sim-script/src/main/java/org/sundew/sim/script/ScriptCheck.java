package org.sundew.sim.script;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.sundew.admin.Problem;
import org.sundew.admin.SimCheck;
import org.sundew.yaml.FlawedFile;

/** Reads scripts for their authors. */
@Component
public final class ScriptCheck implements SimCheck {
    /** Any YAML file, but for those that say how a folder is to be taken: they begin with an underscore. */
    @Override
    public boolean takes(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith("_");
    }

    @Override
    public List<Problem> check(Path file) {
        try {
            ScriptReader.read(file);
            return List.of();
        } catch (FlawedFile e) {
            return e.flaws().stream()
                    .map(flaw -> flaw.problem(file.toString(), ""))
                    .toList();
        }
    }
}
