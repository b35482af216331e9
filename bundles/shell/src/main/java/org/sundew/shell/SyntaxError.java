package org.sundew.shell;

/** What cannot be understood; the message names the word at which it went wrong. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    SyntaxError(String token, int line) {
        super(token.equals("\0\n") ? "newline" : token.replace("\0", "").replace("\1", "(("), null, false, false);
        this.line = line;
    }

    /** The word at which it went wrong. */
    String token() {
        return String.valueOf(getMessage());
    }

    int line() {
        return line;
    }
}
