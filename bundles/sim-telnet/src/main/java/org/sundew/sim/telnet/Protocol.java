package org.sundew.sim.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes telnet's stream apart (RFC 854): what was typed, and commands with their options. What a subnegotiation carries is
 * bounded; the rest of a longer one is skipped.
 */
final class Protocol {
    static final int IAC = 255;
    static final int DONT = 254;
    static final int DO = 253;
    static final int WONT = 252;
    static final int WILL = 251;
    static final int SB = 250;
    static final int INTERRUPT = 244;
    static final int BREAK = 243;
    static final int ARE_YOU_THERE = 246;
    static final int END_OF_FILE = 236;
    static final int SE = 240;

    /** The longest subnegotiation that is kept, in bytes. */
    static final int SUB_MAX = 1_024;

    private final Listener listener;
    private final ByteArrayOutputStream sub = new ByteArrayOutputStream(0);
    private State state = State.DATA;
    private int verb;
    private int option;

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUB_OPTION,
        SUB,
        SUB_COMMAND
    }

    /** Who hears it. */
    interface Listener {
        void typed(int sign);

        /** A command without an option. */
        void command(int command);

        /** DO, DONT, WILL or WONT. */
        void negotiated(int verb, int option);

        /** What a subnegotiation said. */
        void told(int option, byte[] data);
    }

    Protocol(Listener listener) {
        this.listener = listener;
    }

    void received(ByteBuffer data) {
        while (data.hasRemaining()) {
            take(data.get() & 0xFF);
        }
    }

    private void take(int next) {
        switch (state) {
            case DATA -> data(next);
            case COMMAND -> command(next);
            case OPTION -> {
                state = State.DATA;
                listener.negotiated(verb, next);
            }
            case SUB_OPTION -> {
                option = next;
                sub.reset();
                state = State.SUB;
            }
            case SUB -> {
                if (next == IAC) {
                    state = State.SUB_COMMAND;
                } else {
                    keep(next);
                }
            }
            case SUB_COMMAND -> subCommand(next);
        }
    }

    private void data(int next) {
        if (next == IAC) {
            state = State.COMMAND;
        } else {
            listener.typed(next);
        }
    }

    private void command(int next) {
        state = State.DATA;
        switch (next) {
            case IAC -> listener.typed(IAC);
            case DO, DONT, WILL, WONT -> {
                verb = next;
                state = State.OPTION;
            }
            case SB -> state = State.SUB_OPTION;
            default -> listener.command(next);
        }
    }

    private void keep(int next) {
        if (sub.size() < SUB_MAX) {
            sub.write(next);
        }
    }

    /** An IAC within a subnegotiation: doubled it is data, before SE the end, and all else ends it as well. */
    private void subCommand(int next) {
        if (next == IAC) {
            keep(IAC);
            state = State.SUB;
            return;
        }
        state = State.DATA;
        if (next == SE) {
            listener.told(option, sub.toByteArray());
        } else {
            command(next);
        }
    }

    /** Text as it is sent: lines end with CR LF, and a byte 255 is doubled. */
    static ByteBuffer screen(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\n' && (i == 0 || text.charAt(i - 1) != '\r')) {
                out.append('\r');
            }
            out.append(next);
            if (next == IAC) {
                out.append(next);
            }
        }
        return ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
