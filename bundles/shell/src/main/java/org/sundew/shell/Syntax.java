package org.sundew.shell;

import java.util.List;

/** What a line means, before anything is replaced in it: the grammar of POSIX 2.10, as far as visitors use it. */
sealed interface Syntax {
    /** One after the other. */
    record Sequence(List<Syntax> parts) implements Syntax {}

    /** The second only if the first did well, or only if it did not. */
    record Either(Syntax first, boolean ifWell, Syntax second) implements Syntax {}

    /** Each one's output is the next one's input. */
    record Pipe(List<Syntax> parts, boolean negated) implements Syntax {}

    /**
     * A command: assignments and words as written, quotes and all, and where its input and output go.
     *
     * @param first the line in which it begins: dash counts these
     * @param last  the line in which it ends: bash counts these
     */
    record Simple(List<String> assignments, List<String> words, List<Redirect> redirects, int first, int last)
            implements Syntax {}

    /** A list in brackets; in round ones a change of folder or variable ends with it. */
    record Group(Syntax body, boolean apart, List<Redirect> redirects) implements Syntax {}

    /** if … then … else. */
    record Choice(Syntax condition, Syntax then, Syntax otherwise) implements Syntax {}

    /** while, or until. */
    record Loop(Syntax condition, boolean until, Syntax body, List<Redirect> redirects) implements Syntax {}

    /** for NAME in WORDS; without words, the arguments. */
    record Each(String name, List<String> words, Syntax body, List<Redirect> redirects) implements Syntax {}

    /** for ((BEGIN; WHILE; STEP)), each a sum. */
    record Count(String begin, String condition, String step, Syntax body, List<Redirect> redirects)
            implements Syntax {}

    /** case WORD in …: the first item that has a pattern for it. */
    record Case(String word, List<Item> items, List<Redirect> redirects) implements Syntax {}

    /** One item of a case. */
    record Item(List<String> patterns, Syntax body) {}

    /** ((SUM)). */
    record Sum(String text) implements Syntax {}

    /** NAME() BODY. */
    record Function(String name, Syntax body) implements Syntax {}

    /** What nobody waits for. */
    record Background(Syntax body) implements Syntax {}

    /** Nothing. */
    record Nothing() implements Syntax {}

    /**
     * Where a stream goes.
     *
     * @param from 0, 1 or 2; -1 is both outputs
     * @param kind one of {@code < > >> <<< << >&}
     * @param word the file or number as written; for {@code <<} the text itself
     */
    record Redirect(int from, String kind, String word) {}
}
