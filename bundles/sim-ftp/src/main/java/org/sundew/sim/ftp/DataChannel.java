package org.sundew.sim.ftp;

import org.jspecify.annotations.Nullable;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;

/**
 * How data gets across: prepared by one command, used by the next, which waits for the visitor to connect. One transfer at
 * a time, and the control connection hears nothing meanwhile.
 */
final class DataChannel {
    private enum Way {
        NONE,
        PASSIVE,
        /** The visitor wants to be dialled, which the sensor never does. */
        ACTIVE
    }

    private final FtpDialog dialog;
    private final Session session;
    private final Voice voice;
    private final Protection protection;
    private Way way = Way.NONE;
    private @Nullable SidePort port;
    private @Nullable DataLink link;
    private @Nullable Transfer waiting;

    DataChannel(FtpDialog dialog, Session session, Voice voice, Protection protection) {
        this.dialog = dialog;
        this.session = session;
        this.voice = voice;
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
    boolean prepared(Command command) {
        if (way == Way.NONE) {
            dialog.say(Say.USE_PORT_FIRST, command);
        }
        return way != Way.NONE;
    }

    /** Refuses what was asked for, and gives up what was prepared for it where the product does. */
    void refuse(Say refusal, Command command, Object about) {
        if (voice.is(Trait.FAILURE_DROPS)) {
            reset();
        }
        dialog.say(refusal, command, about);
    }

    void carry(Transfer transfer, Command command) {
        if (way == Way.ACTIVE) {
            reset();
            dialog.say(Say.NEVER_DIALLED, command);
            return;
        }
        dialog.hold();
        waiting = transfer;
        if (voice.is(Trait.OPENS_AT_ONCE)) {
            dialog.reply(link == null ? transfer.opening() : voice.say(Say.CONNECTED, command, ""));
        }
        if (link != null) {
            begin(link, transfer);
            return;
        }
        session.after(voice.wording().connect(), () -> giveUp(transfer, command));
    }

    private void giveUp(Transfer transfer, Command command) {
        if (waiting == transfer) {
            reset();
            dialog.say(Say.NO_CONNECTION, command);
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
        if (!voice.is(Trait.OPENS_AT_ONCE)) {
            dialog.reply(transfer.opening());
        }
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
        reset();
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
