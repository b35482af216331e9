package org.sundew.shell;

import java.util.List;

/** The words and operators of a text, one after the other. */
final class Tokens {
    private final List<Token> tokens;
    private final Incomplete end;
    private int at;

    /** @param end what is wrong where the words end */
    Tokens(List<Token> tokens, Incomplete end) {
        this.tokens = tokens;
        this.end = end;
    }

    /** The next one, which stays; blank at the end. */
    String peek() {
        if (at == tokens.size() && !end.quote().isEmpty()) {
            throw end;
        }
        return at < tokens.size() ? tokens.get(at).text() : "";
    }

    boolean more() {
        return !peek().isEmpty();
    }

    /** The line of the next one. */
    int line() {
        return at < tokens.size() ? tokens.get(at).first() : end.line();
    }

    /** The line in which the one before ends. */
    int lineBefore() {
        return tokens.get(at - 1).last();
    }

    /** The next one; there has to be more. */
    String next() {
        if (!more()) {
            throw end;
        }
        return tokens.get(at++).text();
    }

    boolean take(String token) {
        boolean there = more() && peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    /** Takes this one, which may stand in a later line. */
    void need(String token) {
        skipLines();
        if (!more()) {
            throw end.wanting(token.replace("\0", ""));
        }
        if (!take(token)) {
            throw wrong();
        }
    }

    Incomplete incomplete() {
        return end;
    }

    /** It went wrong at the next one. */
    SyntaxError wrong() {
        return new SyntaxError(more() ? peek() : "newline", line());
    }

    void skipLines() {
        while (take("\0\n")) {}
    }
}
