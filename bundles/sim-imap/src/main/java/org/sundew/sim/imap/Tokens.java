package org.sundew.sim.imap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Takes a command's arguments apart, char by char, in one of four states. A literal comes as the quoted string that it could
 * have been ({@link #quoted}). Brackets within an atom keep what is between them together: {@code BODY[HEADER.FIELDS (TO)]}.
 */
final class Tokens {
    /** How deep lists may go. */
    private static final int DEPTH_MAX = 8;

    private enum State {
        BETWEEN,
        ATOM,
        QUOTED,
        ESCAPED
    }

    private final Deque<List<Token>> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private State state = State.BETWEEN;
    private int brackets;
    private String flaw = "";

    private Tokens() {
        open.push(new ArrayList<>());
    }

    /** Reads them. */
    static Tokens of(String arguments) {
        Tokens tokens = new Tokens();
        for (int i = 0; i < arguments.length() && tokens.flaw.isEmpty(); i++) {
            tokens.take(arguments.charAt(i));
        }
        tokens.endAtom();
        if (tokens.flaw.isEmpty() && tokens.state != State.BETWEEN) {
            tokens.flaw = "Missing '\"'";
        } else if (tokens.flaw.isEmpty() && tokens.open.size() > 1) {
            tokens.flaw = "Missing ')'";
        }
        return tokens;
    }

    /** The arguments, none if they are flawed. */
    List<Token> all() {
        return flaw.isEmpty() ? List.copyOf(open.getFirst()) : List.of();
    }

    /** What is wrong with them, in Dovecot's words. */
    Optional<String> flaw() {
        return flaw.isEmpty() ? Optional.empty() : Optional.of(flaw);
    }

    /** The text as a quoted string, to be read back by {@link #of}. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void take(char c) {
        switch (state) {
            case BETWEEN -> begin(c);
            case ATOM -> atom(c);
            case QUOTED -> quote(c);
            case ESCAPED -> {
                text.append(c);
                state = State.QUOTED;
            }
        }
    }

    private void begin(char c) {
        switch (c) {
            case ' ' -> {}
            case '"' -> state = State.QUOTED;
            case '(' -> {
                if (open.size() > DEPTH_MAX) {
                    flaw = "Too many '('";
                }
                open.push(new ArrayList<>());
            }
            case ')' -> close();
            default -> {
                state = State.ATOM;
                atom(c);
            }
        }
    }

    private void atom(char c) {
        if (brackets == 0 && (c == ' ' || c == '(' || c == ')')) {
            endAtom();
            begin(c);
            return;
        }
        if (brackets == 0 && c == '"') {
            flaw = "Invalid characters in atom";
            return;
        }
        brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
        text.append(c);
    }

    private void quote(char c) {
        if (c == '\\') {
            state = State.ESCAPED;
        } else if (c == '"') {
            open.getFirst().add(Token.string(text.toString()));
            text.setLength(0);
            state = State.BETWEEN;
        } else {
            text.append(c);
        }
    }

    private void endAtom() {
        if (state == State.ATOM) {
            open.getFirst().add(Token.atom(text.toString()));
            text.setLength(0);
            state = State.BETWEEN;
        }
    }

    private void close() {
        if (open.size() == 1) {
            flaw = "Unexpected ')'";
            return;
        }
        List<Token> items = open.pop();
        open.getFirst().add(Token.list(List.copyOf(items)));
    }
}
