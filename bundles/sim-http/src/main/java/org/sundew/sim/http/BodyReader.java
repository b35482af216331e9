package org.sundew.sim.http;

import java.nio.ByteBuffer;

/** Reads one body, by length or in chunks (RFC 9112 section 7.1), and passes its content on; never reads past it. */
final class BodyReader {
    enum State {
        READING,
        DONE,
        BROKEN
    }

    /** Takes the content. The buffer is only valid during the call. */
    interface Content {
        void take(ByteBuffer piece);
    }

    private enum Part {
        DATA,
        SIZE,
        EXTENSION,
        AFTER_DATA,
        TRAILER
    }

    private static final int DIGITS_MAX = 15;
    private static final int REST_MAX = 8192;

    private final Framing framing;
    private final Flaws flaws;
    private final Content content;
    private State state = State.READING;
    private Part part;
    private long left;
    private long total;
    private int digits;
    private int rest;
    private int lines;
    private boolean sized;
    private boolean named;
    private boolean returned;

    BodyReader(Framing framing, Flaws flaws, Content content) {
        this.framing = framing;
        this.flaws = flaws;
        this.content = content;
        this.part = framing.chunked() ? Part.SIZE : Part.DATA;
        this.left = framing.length();
    }

    State read(ByteBuffer data) {
        while (state == State.READING && data.hasRemaining()) {
            if (part == Part.DATA) {
                pass(data);
            } else {
                frame(data.get());
            }
        }
        return state;
    }

    private void pass(ByteBuffer data) {
        int length = (int) Math.min(left, data.remaining());
        ByteBuffer piece = data.duplicate().limit(data.position() + length);
        data.position(data.position() + length);
        left -= length;
        total += length;
        if (framing.chunked() && total > flaws.dialect().bodyMax()) {
            breakOff(Flaw.CHUNK_LONG);
            return;
        }
        content.take(piece);
        if (left > 0) {
            return;
        }
        if (framing.chunked()) {
            part = Part.AFTER_DATA;
        } else {
            state = State.DONE;
        }
    }

    private void frame(byte next) {
        switch (part) {
            case SIZE -> size(next);
            case EXTENSION -> extension(next);
            case AFTER_DATA -> afterData(next);
            default -> trailer(next);
        }
    }

    private void size(byte next) {
        int digit = Chars.hex(next & 0xFF);
        if (digit < 0) {
            if (!sized || !(next == ';' || next == ' ' || next == '\t' || next == '\r' || next == '\n')) {
                breakOff(Flaw.CHUNK_SIZE);
                return;
            }
            part = Part.EXTENSION;
            extension(next);
            return;
        }
        sized = true;
        digits += digits > 0 || digit > 0 ? 1 : 0;
        left = 16 * left + digit;
        if (digits > DIGITS_MAX) {
            breakOff(Flaw.CHUNK_LONG);
        }
    }

    private void extension(byte next) {
        if (next != '\n') {
            if (Chars.control(next & 0xFF) && next != '\r' && next != '\t') {
                flawed(Flaw.CHUNK_EXTENSION);
            }
            pad(next, Flaw.EXTENSION_LONG);
            return;
        }
        if (!lineFeed()) {
            return;
        }
        digits = 0;
        sized = false;
        rest = 0;
        part = left == 0 ? Part.TRAILER : Part.DATA;
    }

    private void afterData(byte next) {
        if (next == '\r' && !returned) {
            returned = true;
        } else if (next != '\n') {
            breakOff(Flaw.CHUNK_END);
        } else if (lineFeed()) {
            part = Part.SIZE;
        }
    }

    private void trailer(byte next) {
        if (next == '\n') {
            trailerEnds();
            return;
        }
        if (next != '\r') {
            named |= next == ':' && digits > 0;
            digits++;
            if (!named && !Chars.token(next & 0xFF)) {
                flawed(Flaw.TRAILER_FORM);
            }
        }
        pad(next, Flaw.TRAILER_LONG);
    }

    private void trailerEnds() {
        if (!lineFeed()) {
            return;
        }
        if (digits == 0) {
            state = State.DONE;
            return;
        }
        if (!named) {
            flawed(Flaw.TRAILER_FORM);
        }
        if (++lines > flaws.dialect().fieldsMax()) {
            flawed(Flaw.FIELDS_MANY);
        }
        digits = 0;
        named = false;
    }

    /** Found a flaw that only some mind. */
    private void flawed(Flaw flaw) {
        if (flaws.add(flaw)) {
            state = State.BROKEN;
        }
    }

    /** A byte of a line that says nothing to us. */
    private void pad(byte next, Flaw whenLong) {
        returned = next == '\r';
        if (++rest > REST_MAX) {
            flawed(whenLong);
        }
    }

    /** A line ended. Returns whether the dialect takes it. */
    private boolean lineFeed() {
        boolean bare = !returned;
        returned = false;
        if (bare) {
            flawed(Flaw.CHUNK_LF);
        }
        return state == State.READING;
    }

    private void breakOff(Flaw flaw) {
        flaws.add(flaw);
        state = State.BROKEN;
    }
}
