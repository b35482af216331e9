package org.sundew.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.sundew.sim.Session;

/**
 * Cuts what a visitor sends into lines, tells how each ended, and can be held: what was said meanwhile waits, most of it
 * unread in the kernel, so that a visitor that talks on costs no memory. It holds itself while answers pile up unread. Text is ISO-8859-1. One session's, on its thread.
 */
public final class LineReader {
    /** How a line ended. */
    public enum End {
        /** By CR LF. */
        CRLF,
        /** By LF alone. */
        LF,
        /** Not yet: it was longer than the limit, and more of it follows. */
        CUT
    }

    /** Hears the lines. */
    public interface Hearer {
        /** A line or, after {@link End#CUT}, the rest of one; without its end. */
        void line(String text, End end);

        /** The bytes that {@link LineReader#literal} asked for. */
        default void literal(String bytes) {}

        /** Some of the bytes that {@link LineReader#chunk} asked for, or none; {@code ends} with the last of them. */
        default void chunk(String bytes, boolean ends) {}
    }

    private static final byte[] NOTHING = {};

    private final Session session;
    private int limit;
    private final Hearer hearer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private byte[] waiting = NOTHING;
    private boolean afterReturn;
    private int holds;
    /** Whether it holds itself, since the visitor does not read what it was answered. */
    private boolean clogged;

    private boolean over;
    private boolean reading;
    private int generation;
    private int literal = -1;
    private int chunk;

    /** A reader of lines that may have this many bytes. */
    public LineReader(Session session, int limit, Hearer hearer) {
        this.session = session;
        this.limit = limit;
        this.hearer = hearer;
    }

    /** Lines may have this many bytes from now on. */
    public void limit(int bytes) {
        limit = bytes;
    }

    /** Takes what the session received. */
    public void received(ByteBuffer data) {
        int began = generation;
        reading = true;
        while (data.hasRemaining() && holds == 0 && !over && began == generation) {
            take(data);
        }
        reading = false;
        if (holds > 0 && data.hasRemaining() && began == generation) {
            waiting = new byte[data.remaining()];
            data.get(waiting);
        }
    }

    private void take(ByteBuffer data) {
        if (literal >= 0) {
            takeLiteral(data);
            return;
        }
        if (chunk > 0) {
            takeChunk(data);
            return;
        }
        byte next = data.get();
        if (next == '\n') {
            pass(afterReturn ? End.CRLF : End.LF);
            return;
        }
        if (afterReturn) {
            line.write('\r');
        }
        afterReturn = next == '\r';
        if (!afterReturn) {
            line.write(next);
        }
        if (line.size() >= limit) {
            pass(End.CUT);
        }
    }

    private void takeLiteral(ByteBuffer data) {
        byte[] piece = new byte[Math.min(data.remaining(), literal - line.size())];
        data.get(piece);
        line.writeBytes(piece);
        if (line.size() == literal) {
            literal = -1;
            hearer.literal(taken());
        }
    }

    private void takeChunk(ByteBuffer data) {
        byte[] piece = new byte[Math.min(data.remaining(), chunk)];
        data.get(piece);
        chunk -= piece.length;
        hearer.chunk(new String(piece, StandardCharsets.ISO_8859_1), chunk == 0);
    }

    private void pass(End end) {
        afterReturn &= end == End.CUT;
        hearer.line(taken(), end);
        if (!session.writable() && !clogged && !over) {
            clogged = true;
            hold();
        }
    }

    /** The visitor has read what waited: {@link org.sundew.sim.Dialog#drained}. */
    public void drained() {
        if (clogged) {
            clogged = false;
            goOn();
        }
    }

    private String taken() {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        return text;
    }

    /** The next bytes, this many, are passed on as they are; none are so at once. */
    public void literal(int bytes) {
        if (bytes == 0) {
            hearer.literal("");
            return;
        }
        literal = bytes;
    }

    /** The next bytes, this many, are passed on as they come, however few at once; that there are none is told at once. */
    public void chunk(int bytes) {
        chunk = bytes;
        if (bytes == 0) {
            hearer.chunk("", true);
        }
    }

    /** Passes nothing on until {@link #goOn}, as often as this is called. */
    public void hold() {
        holds++;
        session.pause();
    }

    /** Ends one hold; with the last one passes on what waited, then what comes. */
    public void goOn() {
        holds--;
        if (holds > 0) {
            return;
        }
        byte[] waited = waiting;
        waiting = NOTHING;
        if (!reading) {
            received(ByteBuffer.wrap(waited));
        }
        if (holds == 0) {
            session.resume();
        }
    }

    /** Forgets what was said and not heard yet: with {@link Session#startTls}, after which nothing said in the clear counts. */
    public void drop() {
        generation++;
        waiting = NOTHING;
        afterReturn = false;
        literal = -1;
        chunk = 0;
        line.reset();
    }

    /** Passes nothing on any more. */
    public void end() {
        over = true;
        drop();
    }
}
