package org.sundew.sim.redis;

import java.util.Collection;

/** What is answered to one request, bounded: past the bound nothing is added, and the reply says so. */
final class Reply {
    /** How long a reply may grow, in bytes; Redis, too, drops a client whose output buffer grows past a limit. */
    static final int MAX = 4_194_304;

    private final StringBuilder text = new StringBuilder(64);
    private boolean third;
    private boolean overflown;

    /** A reply in RESP3, or else in RESP2. */
    Reply(boolean third) {
        this.third = third;
    }

    /** Goes on in RESP3, or else in RESP2. */
    void speak(boolean inThird) {
        third = inThird;
    }

    void ok() {
        status("OK");
    }

    void status(String word) {
        put("+", word);
    }

    /** An error; line ends within become blanks, as in Redis. */
    void error(String message) {
        put("-", message.replace('\r', ' ').replace('\n', ' '));
    }

    void number(long number) {
        put(":", Long.toString(number));
    }

    void truth(boolean truth) {
        number(truth ? 1 : 0);
    }

    void bulk(String value) {
        put("$", Integer.toString(value.length()));
        put("", value);
    }

    void nil() {
        put(third ? "_" : "$-1", "");
    }

    void nilArray() {
        put(third ? "_" : "*-1", "");
    }

    void array(int size) {
        put("*", Integer.toString(size));
    }

    /** Announces a set of that many. */
    void set(int size) {
        put(third ? "~" : "*", Integer.toString(size));
    }

    /** Announces a map of that many pairs. */
    void map(int pairs) {
        put(third ? "%" : "*", Integer.toString(third ? pairs : 2 * pairs));
    }

    void bulks(Collection<String> values) {
        array(values.size());
        values.forEach(this::bulk);
    }

    /** A score. */
    void real(double number) {
        if (third) {
            put(",", Numbers.text(number));
        } else {
            bulk(Numbers.text(number));
        }
    }

    /** Announces so many pairs: each an array of its own, where the protocol nests them. */
    void pairs(int count) {
        array(third ? count : 2 * count);
    }

    /** Announces one of them. */
    void pair() {
        if (third) {
            array(2);
        }
    }

    /** A text for people. */
    void verbatim(String value) {
        if (third) {
            put("=", Integer.toString(value.length() + 4));
            put("txt:", value);
        } else {
            bulk(value);
        }
    }

    /** A set of these. */
    void members(Collection<String> values) {
        set(values.size());
        values.forEach(this::bulk);
    }

    /** What is written as it is sent already. */
    void raw(String reply) {
        if (text.length() + reply.length() > MAX) {
            overflown = true;
            return;
        }
        text.append(reply);
    }

    /** Whether the reply would have been too long. */
    boolean overflown() {
        return overflown;
    }

    /** Whether nothing is answered. */
    boolean silent() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    private void put(String mark, String value) {
        if (text.length() + value.length() > MAX) {
            overflown = true;
            return;
        }
        text.append(mark).append(value).append("\r\n");
    }
}
