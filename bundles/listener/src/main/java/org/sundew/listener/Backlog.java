package org.sundew.listener;

import io.netty.buffer.Unpooled;

/**
 * What a visitor has not taken yet of what was sent, and what follows from that. Made for a session when it first has to
 * wait for its visitor; most never have to. Lives on the session's thread.
 *
 * <p>When more than {@value #HIGH_WATER} bytes wait, an empty write is put behind them as a marker: when its promise is
 * kept all is flushed, the dialog hears {@code drained}, and only then are more bytes read from the visitor. The same
 * marker tells when a closing session may close.
 */
final class Backlog {
    /** From how many waiting bytes on a visitor counts as slow. */
    static final int HIGH_WATER = 65_536;

    private final TcpSession session;
    private long booked;
    private boolean congested;
    private boolean watching;

    Backlog(TcpSession session) {
        this.session = session;
    }

    /** The visitor is slow: nothing more is read from it until it has caught up. */
    void congest() {
        congested = true;
    }

    boolean congested() {
        return congested;
    }

    /** Has {@link #flushed} called when all that was sent until now is flushed. */
    void watch() {
        if (watching) {
            return;
        }
        watching = true;
        session.channel()
                .writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(done -> session.loop().executor().execute(this::flushed));
    }

    private void flushed() {
        watching = false;
        if (session.over()) {
            return;
        }
        session.touchClock();
        if (congested && session.pending() == 0) {
            congested = false;
            session.call((dialog, self) -> dialog.drained(), this);
        }
        session.settle();
    }

    /** Books what waits in memory for a slow visitor; ends the visit when there is no memory for it. */
    void book(long waiting) {
        long toBook = waiting > HIGH_WATER ? waiting : 0;
        Premises premises = session.loop().premises();
        if (toBook < booked) {
            premises.budget().giveWaiting(booked - toBook);
            booked = toBook;
        } else if (toBook > booked) {
            if (premises.budget().takeWaiting(toBook - booked)) {
                booked = toBook;
            } else {
                session.limited("buffer.bytes", premises.setup().bounds().bufferBytes());
            }
        }
    }

    /** Gives back what was booked: the session is over. */
    void release() {
        if (booked > 0) {
            session.loop().premises().budget().giveWaiting(booked);
            booked = 0;
        }
    }
}
