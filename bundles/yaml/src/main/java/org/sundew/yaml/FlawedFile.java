package org.sundew.yaml;

import java.util.Comparator;
import java.util.List;

/** A file that cannot be used as it is. Its message tells the first flaw and how many more there are. */
public final class FlawedFile extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Flaw> flaws;

    /** Because of these flaws, at least one. */
    public FlawedFile(List<Flaw> flaws) {
        super(first(flaws).text() + (flaws.size() == 1 ? "" : "; and " + (flaws.size() - 1) + " more"));
        this.flaws = flaws.stream().sorted(Comparator.comparingInt(Flaw::line)).toList();
    }

    /** Because of this, wherever in the file. */
    public static FlawedFile because(String what) {
        return new FlawedFile(List.of(new Flaw(1, "", "", what)));
    }

    private static Flaw first(List<Flaw> flaws) {
        return flaws.stream().min(Comparator.comparingInt(Flaw::line)).orElseThrow();
    }

    /** At least one, by line. */
    public List<Flaw> flaws() {
        return flaws;
    }
}
