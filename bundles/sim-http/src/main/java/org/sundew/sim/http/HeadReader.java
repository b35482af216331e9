package org.sundew.sim.http;

import java.nio.ByteBuffer;

/**
 * Reads the head of one request, and never past it: however the bytes are cut into pieces, the outcome is
 * the same.
 *
 * <p>The head is kept as it came (for the event), a line is taken apart when its LF arrives. A line that is too long is
 * not kept any further; an eager dialect refuses it there and then, another when it ends.
 */
final class HeadReader {
    enum State {
        READING,
        DONE,
        REFUSED
    }

    /** So much of a head costs the budget nothing: whoever spends that with bodies leaves everybody else's requests readable. */
    private static final int FREE = 4096;

    private final Dialect dialect;
    private final Flaws flaws;
    private final boolean later;
    private final Kept raw;
    private final Fields fields = new Fields();
    private RequestLine line = RequestLine.NONE;
    private State state = State.READING;
    private int lineStart;
    private int blanks;
    private boolean lineDone;
    private boolean overlong;
    private boolean inMethod = true;

    /**
     * A reader of one head.
     *
     * @param later whether it is not the first of its connection: what comes between requests is looked at less closely
     */
    HeadReader(Dialect dialect, Budget budget, boolean later) {
        this.dialect = dialect;
        this.later = later;
        this.flaws = new Flaws(dialect);
        this.raw = new Kept(dialect.headMax(), FREE, budget);
    }

    State read(ByteBuffer data) {
        while (state == State.READING && data.hasRemaining()) {
            if (overlong || (dialect.eager() && !lineDone)) {
                take(data.get());
            } else {
                takeRun(data);
            }
        }
        return state;
    }

    /** The head as far as it was read. */
    RequestHead head() {
        return new RequestHead(line, fields);
    }

    Flaws flaws() {
        return flaws;
    }

    /** The bytes of the head, as they came. */
    Kept raw() {
        return raw;
    }

    /** Whether a request has begun. */
    boolean started() {
        return raw.total() > 0;
    }

    /** Whether the request line is complete. */
    boolean lineDone() {
        return lineDone;
    }

    /** Takes what the line has in this piece at once: nothing in it needs a look before the line ends. */
    private void takeRun(ByteBuffer data) {
        int room = lineMax() + 1 - (raw.size() - lineStart);
        int start = data.position();
        int end = start;
        while (end < data.limit() && end - start < room && data.get(end) != '\n') {
            end++;
        }
        raiseIf(!raw.add(data.duplicate().limit(end)), Flaw.HEAD_LONG);
        data.position(end);
        if (state == State.READING && data.hasRemaining()) {
            take(data.get());
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            endLine();
            return;
        }
        if (overlong || raw.size() - lineStart > lineMax()) {
            overlong = true;
            if (dialect.eager()) {
                raise(tooLong());
            }
            return;
        }
        boolean afterReturn = raw.size() > lineStart && raw.at(raw.size() - 1) == '\r';
        if (!raw.add(next)) {
            raise(Flaw.HEAD_LONG);
        } else if (dialect.eager() && !lineDone) {
            glance(next, afterReturn);
        }
    }

    /** What an eager server sees in the request line before it is complete. */
    private void glance(byte next, boolean afterReturn) {
        int c = next & 0xFF;
        if (afterReturn) {
            raise(Flaw.BARE_CR);
        } else if (c == '\r') {
            return;
        } else if (!inMethod) {
            raiseIf(Chars.control(c), Flaw.TARGET_CHAR);
        } else if (c == ' ') {
            inMethod = false;
            raiseIf(raw.size() == 1, Flaw.LEADING_SPACE);
        } else {
            raiseIf(!Chars.token(c), Flaw.METHOD_CHAR);
            raiseIf(!Chars.plainMethod(c), Flaw.METHOD_CASE);
        }
    }

    private void endLine() {
        boolean returned = raw.size() > lineStart && raw.at(raw.size() - 1) == '\r';
        int end = returned ? raw.size() - 1 : raw.size();
        String text = raw.text(lineStart, end);
        boolean kept = raw.add((byte) '\n');
        lineStart = raw.size();
        raiseIf(overlong || text.length() > lineMax(), tooLong());
        raiseIf(!overlong && !kept, Flaw.HEAD_LONG);
        boolean between = later && !lineDone && text.isEmpty();
        raiseIf(!overlong && !returned && !between, Flaw.BARE_LF);
        overlong = false;
        if (state != State.READING) {
            return;
        }
        if (lineDone) {
            field(text);
        } else {
            requestLine(text);
        }
    }

    private void requestLine(String text) {
        if (text.isEmpty()) {
            blanks++;
            raiseIf(blanks > dialect.blanksMax(), Flaw.BLANK_LINES);
            forget();
            return;
        }
        line = RequestLine.parse(text, flaws);
        lineDone = true;
        settle(line.nine());
    }

    /** A blank line before the request is no part of it. */
    private void forget() {
        if (state == State.READING) {
            raw.release();
            lineStart = 0;
        }
    }

    private void field(String text) {
        if (text.isEmpty()) {
            settle(true);
            return;
        }
        if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            raise(fields.size() == 0 ? Flaw.FOLDED_FIRST : Flaw.FOLDED);
            fields.fold(FieldLine.trim(text));
            return;
        }
        raiseIf(fields.size() == dialect.fieldsMax(), Flaw.FIELDS_MANY);
        FieldLine.read(text, flaws).ifPresent(fields::add);
        settle(false);
    }

    private void settle(boolean done) {
        if (flaws.refused().isPresent()) {
            state = State.REFUSED;
        } else if (done) {
            state = State.DONE;
        }
    }

    private int lineMax() {
        return lineDone ? dialect.fieldMax() : dialect.lineMax();
    }

    private Flaw tooLong() {
        return lineDone ? Flaw.FIELD_LONG : Flaw.LINE_LONG;
    }

    private void raiseIf(boolean holds, Flaw flaw) {
        if (holds) {
            raise(flaw);
        }
    }

    private void raise(Flaw flaw) {
        flaws.add(flaw);
        settle(false);
    }
}
