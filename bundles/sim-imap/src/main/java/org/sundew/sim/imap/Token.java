package org.sundew.sim.imap;

import java.util.List;
import java.util.Locale;

/**
 * One argument of a command (RFC 3501 section 9).
 *
 * @param text the atom or string, blank for a list
 * @param items what the list holds, empty for all else
 */
record Token(Kind kind, String text, List<Token> items) {
    /** What it was written as. */
    enum Kind {
        ATOM,
        STRING,
        LIST
    }

    static Token atom(String text) {
        return new Token(Kind.ATOM, text, List.of());
    }

    static Token string(String text) {
        return new Token(Kind.STRING, text, List.of());
    }

    static Token list(List<Token> items) {
        return new Token(Kind.LIST, "", items);
    }

    /** The first of them in upper case, blank if there is none. */
    static String first(List<Token> tokens) {
        return tokens.isEmpty() ? "" : tokens.get(0).upper();
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
