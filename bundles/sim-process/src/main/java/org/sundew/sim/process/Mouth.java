package org.sundew.sim.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.sundew.sim.Session;

/**
 * The way from the program to the visitor. Each piece that the program writes is read on the program's thread and sent on the
 * session's, one at a time: the next is not read before the session took the last one and its visitor reads on, so a program
 * that talks faster than its visitor listens waits in its own pipe.
 */
final class Mouth {
    /** The largest piece: what a pipe holds, and no more than a datagram may. */
    private static final int PIECE = 65_507;

    private final Session session;
    private final long most;
    /** One permit: the session has taken the last piece, or is over. */
    private final Semaphore taken = new Semaphore(0);

    private volatile boolean over;
    /** Session's thread only. */
    private boolean waiting;

    private long said;

    Mouth(Session session, long most) {
        this.session = session;
        this.most = most;
    }

    /**
     * Carries everything the program says, on the thread that calls.
     *
     * @return whether it was told to stop because the program said too much
     */
    boolean carry(InputStream from) throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            if (over) {
                continue; // the program is heard out, so that it can end well, but nobody listens
            }
            int allowed = (int) Math.min(length, most - total);
            hand(ByteBuffer.wrap(Arrays.copyOf(piece, allowed)));
            total += allowed;
            if (allowed < length) {
                return true;
            }
        }
        return false;
    }

    private void hand(ByteBuffer piece) throws InterruptedException {
        session.execute(() -> send(piece));
        taken.acquire();
    }

    private void send(ByteBuffer piece) {
        said += piece.remaining();
        session.send(piece);
        waiting = !session.writable();
        if (!waiting) {
            taken.release();
        }
    }

    /** How many bytes were sent so far; session's thread. */
    long said() {
        return said;
    }

    /** Whether the program is held up by a visitor who does not read; session's thread. */
    boolean waiting() {
        return waiting;
    }

    /** The visitor has read all there was. */
    void drained() {
        if (waiting) {
            waiting = false;
            taken.release();
        }
    }

    /** Nobody listens any more. */
    void close() {
        over = true;
        taken.release();
    }
}
