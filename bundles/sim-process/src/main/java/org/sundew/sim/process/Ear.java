package org.sundew.sim.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.sundew.sim.Session;

/**
 * The way from the visitor to the program. The session's thread puts in what arrives, a thread of the program's own writes it;
 * while more than {@value #HIGH} bytes wait for a program that does not read, the session takes no more from its visitor.
 */
final class Ear {
    /** So many bytes may wait before the visitor has to. */
    static final int HIGH = 65_536;

    private static final int LOW = HIGH / 2;
    private static final byte[] END = {};

    private final Session session;
    private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean deaf;
    /** Session's thread only. */
    private boolean paused;

    Ear(Session session) {
        this.session = session;
    }

    /** Bytes arrived, or a datagram; session's thread. */
    void hear(ByteBuffer data) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        if (piece.length == 0 || deaf) {
            return; // an empty datagram, which cannot be written, or nobody to write to
        }
        heard.add(piece);
        if (waiting.addAndGet(piece.length) >= HIGH) {
            paused = true;
            session.pause();
        }
    }

    /** No more comes. */
    void end() {
        heard.add(END);
    }

    /** Writes what arrives, each piece at once, until there is no more or the program hears no more. */
    void carry(OutputStream to) {
        try (to) {
            for (byte[] piece = heard.take(); piece.length > 0; piece = heard.take()) {
                to.write(piece);
                to.flush();
                int before = waiting.getAndAdd(-piece.length);
                if (before >= LOW && before - piece.length < LOW) {
                    session.execute(this::resume);
                }
            }
        } catch (IOException e) {
            deaf();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program closed its input, which it may: what the visitor says from now on is taken and recorded, but not told. */
    private void deaf() {
        deaf = true;
        heard.clear();
        session.execute(this::resume);
    }

    private void resume() {
        if (paused) {
            paused = false;
            session.resume();
        }
    }
}
