package org.sundew.sim.http;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The flaws of one request, in a dialect that refuses some of them: the first refused one decides the answer. */
final class Flaws {
    private final Dialect dialect;
    private final Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    private Optional<Flaw> refused = Optional.empty();

    Flaws(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Notes a flaw. Returns whether the request is refused by now. */
    boolean add(Flaw flaw) {
        found.add(flaw);
        if (refused.isEmpty() && dialect.refuses(flaw)) {
            refused = Optional.of(flaw);
        }
        return refused.isPresent();
    }

    boolean addIf(boolean holds, Flaw flaw) {
        return holds ? add(flaw) : refused.isPresent();
    }

    /** Notes something that is no flaw but where it is refused. */
    void addIfRefused(boolean holds, Flaw flaw) {
        addIf(holds && dialect.refuses(flaw), flaw);
    }

    boolean none() {
        return found.isEmpty();
    }

    Optional<Flaw> refused() {
        return refused;
    }

    /** The answer that the first refused flaw gets. */
    Optional<Refusal> refusal() {
        return refused.flatMap(dialect::refusal);
    }

    /** The labels, by commas. */
    String labels() {
        return found.stream().map(Flaw::label).collect(Collectors.joining(","));
    }
}
