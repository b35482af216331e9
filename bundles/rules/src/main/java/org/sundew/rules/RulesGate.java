package org.sundew.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sundew.gate.Arrival;
import org.sundew.gate.Explanation;
import org.sundew.gate.Gate;
import org.sundew.gate.Verdict;

/** The gate: one volatile read of the rulebook in force, and what that says. Thread-safe. */
public final class RulesGate implements Gate {
    private volatile Rulebook book = Rulebook.of(List.of());

    RulesGate() {}

    /**
     * A gate for these rules and no others.
     *
     * @param cfgs   by name, the texts of each by key
     * @param folder where the files are that they name
     * @throws IllegalArgumentException if one of them is wrong
     */
    public static RulesGate of(Map<String, Map<String, String>> cfgs, Path folder) {
        RulesGate gate = new RulesGate();
        Workshop workshop = new Workshop(new ListFiles(folder), Workshop.nobodysNames());
        workshop.make(new TreeMap<>(cfgs)
                .entrySet().stream()
                        .map(each -> RuleFile.state(each.getKey(), each.getValue()))
                        .toList());
        gate.use(workshop.edition().book());
        return gate;
    }

    /** From now on this is the book that is asked. */
    void use(Rulebook next) {
        book = next;
    }

    Rulebook book() {
        return book;
    }

    @Override
    public Verdict judge(Arrival arrival) {
        Rulebook.Entry entry = book.decide(arrival);
        if (entry == null) {
            return Verdict.PASS;
        }
        entry.count();
        return entry.verdict();
    }

    @Override
    public Optional<Explanation> explain(Arrival arrival) {
        return Optional.of(Explainer.explain(book, arrival));
    }
}
