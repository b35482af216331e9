package org.sundew.sim.telnet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.sundew.sim.Session;

/**
 * What both sides agree to do. An answer is sent only to what changes something (RFC 1143's rule against loops), and only so
 * often: a visitor that goes on negotiating is not answered for ever.
 */
final class Options {
    static final int ECHO = 1;
    static final int SUPPRESS_GO_AHEAD = 3;
    static final int STATUS = 5;
    static final int TERMINAL_TYPE = 24;
    static final int WINDOW = 31;
    static final int SPEED = 32;
    static final int DISPLAY = 35;
    static final int AUTHENTICATION = 37;
    static final int ENVIRONMENT = 39;

    /** How many times a visitor is answered. */
    static final int ANSWERS_MAX = 200;

    private static final int SEND = 1;
    private static final int VALUE_MAX = 500;

    private final Session session;
    private final BitSet ours = new BitSet(256);
    private final BitSet theirs = new BitSet(256);
    private final BitSet asked = new BitSet(256);
    private final BitSet offered = new BitSet(256);
    private int answers;
    private boolean echoRefused;

    Options(Session session) {
        this.session = session;
    }

    void ask(List<Integer> options) {
        for (int option : options) {
            asked.set(option);
            say(Protocol.DO, option);
        }
    }

    void offer(List<Integer> options) {
        for (int option : options) {
            offered.set(option);
            say(Protocol.WILL, option);
        }
    }

    private void say(int verb, int option) {
        session.send(ByteBuffer.wrap(new byte[] {(byte) Protocol.IAC, (byte) verb, (byte) option}));
    }

    private void answer(int verb, int option) {
        if (++answers <= ANSWERS_MAX) {
            say(verb, option);
        }
    }

    /** Whether the visitor wants to see itself what it types. */
    boolean echoRefused() {
        return echoRefused;
    }

    void negotiated(int verb, int option) {
        switch (verb) {
            case Protocol.DO -> wanted(option);
            case Protocol.DONT -> unwanted(option);
            case Protocol.WILL -> willing(option);
            default -> {
                if (theirs.get(option)) {
                    theirs.clear(option);
                    answer(Protocol.DONT, option);
                }
                asked.clear(option);
            }
        }
    }

    private void wanted(int option) {
        boolean can = option == ECHO || option == SUPPRESS_GO_AHEAD || option == STATUS || option == 0;
        if (option == ECHO) {
            echoRefused = false;
        }
        if (ours.get(option)) {
            return;
        }
        if (offered.get(option)) {
            ours.set(option);
            return;
        }
        if (can) {
            ours.set(option);
        }
        answer(can ? Protocol.WILL : Protocol.WONT, option);
    }

    private void unwanted(int option) {
        if (option == ECHO && offered.get(ECHO)) {
            echoRefused = true;
        }
        if (ours.get(option)) {
            ours.clear(option);
            answer(Protocol.WONT, option);
        }
        offered.clear(option);
    }

    private void willing(int option) {
        if (theirs.get(option)) {
            return;
        }
        if (asked.get(option)) {
            theirs.set(option);
            inquire(option);
            return;
        }
        boolean welcome = option == SUPPRESS_GO_AHEAD || option == WINDOW || option == 0;
        if (welcome) {
            theirs.set(option);
        }
        answer(welcome ? Protocol.DO : Protocol.DONT, option);
    }

    /** Has the visitor say what it just said it would. */
    private void inquire(int option) {
        if (option == TERMINAL_TYPE || option == SPEED || option == DISPLAY || option == ENVIRONMENT) {
            session.send(ByteBuffer.wrap(new byte[] {
                (byte) Protocol.IAC, (byte) Protocol.SB, (byte) option, SEND, (byte) Protocol.IAC, (byte) Protocol.SE
            }));
        }
    }

    /** Notes what the visitor says of itself. */
    void told(int option, byte[] data) {
        if (option == WINDOW && data.length == 4) {
            int columns = ((data[0] & 0xFF) << 8) | (data[1] & 0xFF);
            int rows = ((data[2] & 0xFF) << 8) | (data[3] & 0xFF);
            session.note("telnet.window", columns + "x" + rows);
            return;
        }
        if (data.length < 2 || ++answers > ANSWERS_MAX) {
            return;
        }
        String text = new String(data, 1, Math.min(data.length - 1, VALUE_MAX), StandardCharsets.ISO_8859_1);
        switch (option) {
            case TERMINAL_TYPE -> session.note("telnet.terminal", text);
            case SPEED -> session.note("telnet.speed", text);
            case DISPLAY -> session.note("telnet.display", text);
            case ENVIRONMENT -> session.note("telnet.environment", environment(text));
            default -> session.note("telnet.option." + option, text);
        }
    }

    /** VAR and USERVAR begin a name, VALUE a value (RFC 1572). */
    private static String environment(String data) {
        return data.replace('\1', '=')
                .replace('\0', ' ')
                .replace('\3', ' ')
                .replace('\2', '\\')
                .strip();
    }
}
