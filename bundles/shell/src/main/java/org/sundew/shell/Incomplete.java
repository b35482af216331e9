package org.sundew.shell;

/** More must come before this can be understood. */
final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String quote;
    private final String wanted;
    private final int line;

    Incomplete(String quote, String wanted, int line) {
        super("unexpected end of file", null, false, false);
        this.quote = quote;
        this.wanted = wanted;
        this.line = line;
    }

    /** What is not closed; empty if it is a list of commands. */
    String quote() {
        return quote;
    }

    /** The word that would have to follow, if it is known. */
    String wanted() {
        return wanted;
    }

    /** The line of what is not closed, or the last one. */
    int line() {
        return line;
    }

    Incomplete wanting(String word) {
        return new Incomplete(quote, word, line);
    }
}
