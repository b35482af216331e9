package org.sundew.sim.script;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.sundew.admin.Problem;
import org.sundew.admin.SimCheck;

/** Reads scripts for their authors. */
@Component
public final class ScriptCheck implements SimCheck {
    @Override
    public List<Problem> check(Path file) {
        try {
            ScriptFile.read(file);
            return List.of();
        } catch (FlawedScript e) {
            return e.flaws().stream()
                    .map(flaw -> new Problem(
                            file.toString(), flaw.key(), flaw.value(), "line " + flaw.line() + ": " + flaw.what()))
                    .toList();
        }
    }
}
