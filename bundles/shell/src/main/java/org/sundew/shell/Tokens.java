package org.sundew.shell;

import java.util.List;
import org.sundew.shell.Lexer.Incomplete;
import org.sundew.shell.Parser.Wrong;

/** The words and operators of a text, one after the other. */
final class Tokens {
    private final List<String> tokens;
    private int at;

    Tokens(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The next one, which stays; blank at the end. */
    String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    boolean more() {
        return at < tokens.size();
    }

    /** The next one; there has to be more. */
    String next() {
        if (!more()) {
            throw new Incomplete();
        }
        return tokens.get(at++);
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
            throw new Incomplete();
        }
        if (!take(token)) {
            throw new Wrong(peek());
        }
    }

    void skipLines() {
        while (take("\0\n")) {}
    }
}
