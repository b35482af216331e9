package org.sundew.sim.redis;

/** The visitor said what is no request: the message is Redis's own, and its last words to that visitor. */
final class BrokenProtocol extends Exception {
    private static final long serialVersionUID = 1;

    private final String answer;

    BrokenProtocol(String what) {
        super(what);
        this.answer = "ERR Protocol error: " + what;
    }

    String answer() {
        return answer;
    }
}
