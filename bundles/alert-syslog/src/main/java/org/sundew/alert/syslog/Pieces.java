package org.sundew.alert.syslog;

import java.nio.charset.StandardCharsets;

/** A text put together from whole pieces, as far as there is room; it says at its end if a piece was left out. */
final class Pieces {
    private final StringBuilder text = new StringBuilder(512);
    private final String mark;
    private final int room;
    private int used;
    private boolean full;

    /** A text of at most so many bytes, this mark included. */
    Pieces(int room, String mark) {
        this.mark = mark;
        this.room = room - mark.length();
    }

    Pieces add(String piece) {
        int size = piece.getBytes(StandardCharsets.UTF_8).length;
        if (used + size > room) {
            full = true;
        } else {
            text.append(piece);
            used += size;
        }
        return this;
    }

    @Override
    public String toString() {
        return full ? text + mark : text.toString();
    }

    /** The text's first so many characters, never half of one. */
    static String start(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
    }
}
