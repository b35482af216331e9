package org.sundew.sim.redis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the visitor's bytes into requests (Redis protocol specification, and what networking.c of Redis 5 does beyond it).
 *
 * <p>A request is either a line of words or an array of bulk strings. The lengths that a visitor announces reserve nothing:
 * of each request {@value #KEPT} bytes are kept, words counted with {@value #WORD_COST} bytes more each; what is beyond is
 * read and forgotten, and the request says that it was cut. So it is where the room that all visits share is used up; each
 * request has {@value #FREE} bytes all the same.
 */
final class RequestReader {
    /** The longest line, in bytes, as in Redis. */
    static final int LINE_MAX = 65_536;
    /** The most bulk strings in a request, as in Redis. */
    static final int WORDS_MAX = 1_048_576;
    /** The longest bulk string, as in Redis. */
    static final int BULK_MAX = 536_870_912;
    /** How much is kept of a request. */
    static final int KEPT = 262_144;

    /** How much of a request is not booked. */
    static final int FREE = 4096;

    private static final int WORD_COST = 32;

    private enum State {
        /** Nothing of a request was read. */
        START,
        /** In a line of words. */
        INLINE,
        /** In the line that says how many bulk strings follow. */
        COUNT,
        /** In the line that says how long a bulk string is. */
        LENGTH,
        /** In a bulk string. */
        BULK,
        /** In the two bytes after it, whatever they are. */
        BULK_END
    }

    private ByteArrayOutputStream piece = empty();
    private List<String> words = new ArrayList<>();
    private State state = State.START;
    private final Room shared;
    private int room = KEPT;
    private long booked;
    private int wordsLeft;
    private int bytesLeft;
    private boolean cut;

    RequestReader(Room shared) {
        this.shared = shared;
    }

    /** Whether so many bytes may be kept of this request. */
    private boolean keeps(long bytes) {
        long more = bytes - FREE - booked;
        if (more > 0 && !shared.take(more)) {
            return false;
        }
        booked += Math.max(0, more);
        return true;
    }

    /** Gives back what is booked: the request is complete, or the visit over. */
    void release() {
        shared.add(-booked);
        booked = 0;
    }

    /**
     * Reads up to the end of one request, or all there is.
     *
     * @return the request, or nothing if it is not complete yet
     */
    Optional<Request> next(ByteBuffer data) throws BrokenProtocol {
        while (data.hasRemaining()) {
            switch (state) {
                case START -> state = data.get(data.position()) == '*' ? State.COUNT : State.INLINE;
                case BULK -> bulk(data);
                case BULK_END -> skip(data);
                case INLINE, COUNT, LENGTH -> line(data);
            }
            if (state == State.START && !words.isEmpty()) {
                return Optional.of(take());
            }
        }
        return Optional.empty();
    }

    private void line(ByteBuffer data) throws BrokenProtocol {
        byte next = data.get();
        if (next != '\n') {
            piece.write(next);
            if (piece.size() > LINE_MAX || !keeps((long) KEPT - room + piece.size())) {
                throw tooLong();
            }
            return;
        }
        String text = piece.toString(StandardCharsets.ISO_8859_1);
        piece.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        switch (state) {
            case COUNT -> count(text.substring(1));
            case LENGTH -> length(text);
            default -> inline(text);
        }
    }

    private BrokenProtocol tooLong() {
        return new BrokenProtocol(
                switch (state) {
                    case COUNT -> "too big mbulk count string";
                    case LENGTH -> "too big bulk count string";
                    default -> "too big inline request";
                });
    }

    private void inline(String text) throws BrokenProtocol {
        for (String word : InlineWords.of(text)) {
            keep(word);
        }
        state = State.START;
    }

    private void count(String digits) throws BrokenProtocol {
        long count = number(digits);
        if (count > WORDS_MAX || count == Long.MIN_VALUE) {
            throw new BrokenProtocol("invalid multibulk length");
        }
        wordsLeft = (int) Math.max(0, count);
        state = wordsLeft == 0 ? State.START : State.LENGTH;
    }

    private void length(String text) throws BrokenProtocol {
        if (!text.startsWith("$")) {
            throw new BrokenProtocol("expected '$', got '" + (text.isEmpty() ? '\r' : text.charAt(0)) + "'");
        }
        long length = number(text.substring(1));
        if (length < 0 || length > BULK_MAX) {
            throw new BrokenProtocol("invalid bulk length");
        }
        bytesLeft = (int) length;
        state = bytesLeft == 0 ? endOfBulk() : State.BULK;
    }

    private void bulk(ByteBuffer data) {
        int here = Math.min(bytesLeft, data.remaining());
        int fits = Math.min(here, Math.max(0, room - piece.size()));
        int kept = keeps((long) KEPT - room + piece.size() + fits) ? fits : 0;
        for (int i = 0; i < kept; i++) {
            piece.write(data.get());
        }
        data.position(data.position() + here - kept);
        cut |= kept < here;
        bytesLeft -= here;
        if (bytesLeft == 0) {
            state = endOfBulk();
        }
    }

    private State endOfBulk() {
        keep(piece.toString(StandardCharsets.ISO_8859_1));
        piece.reset();
        bytesLeft = 2;
        return State.BULK_END;
    }

    private void skip(ByteBuffer data) {
        data.get();
        if (--bytesLeft == 0) {
            state = --wordsLeft == 0 ? State.START : State.LENGTH;
        }
    }

    private void keep(String word) {
        if (!words.isEmpty() && (room < WORD_COST || !keeps((long) KEPT - room + word.length() + WORD_COST))) {
            cut = true;
            return;
        }
        words.add(word);
        room -= word.length() + WORD_COST;
    }

    private static ByteArrayOutputStream empty() {
        return new ByteArrayOutputStream(64);
    }

    private Request take() {
        Request request = new Request(words, cut);
        words = new ArrayList<>();
        piece = empty(); // a long one keeps its room, which is booked no more
        release();
        room = KEPT;
        cut = false;
        return request;
    }

    /** The number these digits are, as strictly as Redis reads them, or {@link Long#MIN_VALUE}. */
    private static long number(String digits) {
        return digits.matches("0|-?[1-9]\\d{0,17}") ? Long.parseLong(digits) : Long.MIN_VALUE;
    }
}
