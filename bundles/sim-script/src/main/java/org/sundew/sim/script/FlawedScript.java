package org.sundew.sim.script;

import java.util.List;

/** A script that cannot be used. */
final class FlawedScript extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Flaw> flaws;

    FlawedScript(List<Flaw> flaws) {
        super(flaws.get(0).text() + (flaws.size() == 1 ? "" : "; and " + (flaws.size() - 1) + " more"));
        this.flaws = List.copyOf(flaws);
    }

    /** At least one, by line. */
    List<Flaw> flaws() {
        return flaws;
    }
}
