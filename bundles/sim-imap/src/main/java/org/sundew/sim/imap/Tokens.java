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
    private boolean sound = true;

    private Tokens() {
        open.push(new ArrayList<>());
    }

    /** The arguments, or nothing if a quote or parenthesis is missing or in the wrong place. */
    static Optional<List<Token>> of(String arguments) {
        Tokens tokens = new Tokens();
        for (int i = 0; i < arguments.length() && tokens.sound; i++) {
            tokens.take(arguments.charAt(i));
        }
        tokens.endAtom();
        boolean whole = tokens.sound && tokens.state == State.BETWEEN && tokens.open.size() == 1;
        return whole ? Optional.of(List.copyOf(tokens.open.getFirst())) : Optional.empty();
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
                sound = open.size() <= DEPTH_MAX;
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
            sound &= brackets == 0;
            open.getFirst().add(Token.atom(text.toString()));
            text.setLength(0);
            state = State.BETWEEN;
        }
    }

    private void close() {
        if (open.size() == 1) {
            sound = false;
            return;
        }
        List<Token> items = open.pop();
        open.getFirst().add(Token.list(List.copyOf(items)));
    }
}
