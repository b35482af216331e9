package org.sundew.journal.json;

import java.nio.charset.StandardCharsets;

/**
 * What can be told of a line without parsing it: the id and sequence of its event, by the fixed start that {@link EcsWriter}
 * gives every line, which no visitor can influence.
 */
public final class Lines {
    private static final byte[] START = ascii("{\"@timestamp\":\"");
    private static final byte[] ID = ascii("\",\"event\":{\"id\":\"");
    private static final byte[] SEQUENCE = ascii("\",\"sequence\":");
    private static final int ID_LENGTH = 26;

    private Lines() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The sequence of the event in this line, or -1 if the line does not start as expected. */
    public static long sequence(byte[] bytes, int from, int length) {
        int to = from + length;
        int id = id(bytes, from, to);
        if (id < 0 || !has(SEQUENCE, bytes, id + ID_LENGTH, to)) {
            return -1;
        }
        return number(bytes, id + ID_LENGTH + SEQUENCE.length, to);
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        int at = from;
        while (at < to && at < from + 18 && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        return at > from && at < to && bytes[at] == ',' ? number : -1;
    }

    /** Whether this line is of the event with this id. */
    public static boolean hasId(byte[] id, byte[] bytes, int from, int length) {
        int at = id(bytes, from, from + length);
        return at >= 0 && has(id, bytes, at, from + length);
    }

    private static int id(byte[] bytes, int from, int to) {
        if (!has(START, bytes, from, to)) {
            return -1;
        }
        int at = from + START.length;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return has(ID, bytes, at, to) ? at + ID.length : -1;
    }

    private static boolean has(byte[] what, byte[] bytes, int at, int to) {
        if (to - at < what.length) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (bytes[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line looks whole: an object, without a byte that the writer never writes. */
    public static boolean whole(byte[] bytes, int from, int length) {
        if (length < 2 || bytes[from] != '{' || bytes[from + length - 1] != '}') {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }
}
