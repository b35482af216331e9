package org.sundew.sim.ftp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;

/**
 * How data gets across: prepared by one command, used by the next, which waits for the visitor to connect. One transfer at
 * a time, and the control connection says nothing meanwhile, like vsFTPd.
 */
final class DataChannel {
    /** For how long vsFTPd waits for the visitor to connect. */
    private static final Duration CONNECT = Duration.ofSeconds(60);

    private static final String FAILED = "425 Failed to establish connection.";

    private enum Way {
        NONE,
        PASSIVE,
        /** The visitor wants to be dialled, which the sensor never does. */
        ACTIVE
    }

    private final FtpDialog dialog;
    private final Session session;
    private final Protection protection;
    private Way way = Way.NONE;
    private @Nullable SidePort port;
    private @Nullable DataLink link;
    private @Nullable Transfer waiting;

    DataChannel(FtpDialog dialog, Session session, Protection protection) {
        this.dialog = dialog;
        this.session = session;
        this.protection = protection;
    }

    /**
     * Lets the visitor connect.
     *
     * @return the port to connect to
     * @throws IllegalStateException if there is none to be had
     */
    int openPassive() {
        reset();
        port = session.openSidePort(this::connected);
        way = Way.PASSIVE;
        return port.port();
    }

    /** Pretends that the visitor will be dialled. */
    void pretendActive() {
        reset();
        way = Way.ACTIVE;
    }

    /** Whether a transfer can be asked for; says so if not. */
    boolean prepared() {
        if (way == Way.NONE) {
            dialog.reply("425 Use PORT or PASV first.");
        }
        return way != Way.NONE;
    }

    void carry(Transfer transfer) {
        if (way == Way.ACTIVE) {
            reset();
            dialog.reply(FAILED);
            return;
        }
        dialog.hold();
        waiting = transfer;
        if (link != null) {
            begin(link, transfer);
            return;
        }
        session.after(CONNECT, () -> giveUp(transfer));
    }

    private void giveUp(Transfer transfer) {
        if (waiting == transfer) {
            reset();
            dialog.reply(FAILED);
            dialog.goOn();
        }
    }

    private Dialog connected(Session side) {
        if (protection.data()) {
            side.startTls();
        }
        DataLink opened = new DataLink(side, this::over);
        link = opened;
        if (waiting != null) {
            begin(opened, waiting);
        }
        return opened;
    }

    private void begin(DataLink carrier, Transfer transfer) {
        waiting = null;
        dialog.reply(transfer.opening());
        carrier.carry(transfer);
    }

    private void over() {
        String answer = link == null ? null : link.finish();
        if (answer != null) {
            reset();
            dialog.reply(answer);
            dialog.goOn();
        }
    }

    /** The session is over: what has come of a transfer is told. */
    void end() {
        if (link != null) {
            link.finish();
        }
    }

    private void reset() {
        if (port != null) {
            port.close();
        }
        if (link != null) {
            link.close();
        }
        way = Way.NONE;
        port = null;
        link = null;
        waiting = null;
    }
}
