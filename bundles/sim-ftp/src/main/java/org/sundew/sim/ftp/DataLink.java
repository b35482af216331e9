package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** One data connection: waits, unheard, for the transfer that it is for, then carries it. */
final class DataLink implements Dialog {
    private final Session session;
    private final Runnable whenOver;
    private @Nullable Transfer transfer;
    private boolean over;

    DataLink(Session session, Runnable whenOver) {
        this.session = session;
        this.whenOver = whenOver;
        session.pause();
    }

    void carry(Transfer next) {
        transfer = next;
        if (over) {
            whenOver.run();
            return;
        }
        session.resume();
        next.begin(session);
    }

    void close() {
        session.close();
    }

    /** What is answered to the end of the transfer; nothing if there was none, or it was asked before. */
    @Nullable
    String finish() {
        Transfer finished = transfer;
        transfer = null;
        return finished == null ? null : finished.finish();
    }

    @Override
    public void received(ByteBuffer data) {
        if (transfer != null) {
            transfer.received(data);
        }
    }

    @Override
    public boolean ended() {
        return transfer == null || transfer.ended();
    }

    @Override
    public void drained() {
        if (transfer != null) {
            transfer.drained();
        }
    }

    @Override
    public void closed() {
        over = true;
        if (transfer != null) {
            whenOver.run();
        }
    }
}
