package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.sundew.event.Note;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.Session;

/**
 * The control connection: hears one command after the other, as vsFTPd does: what a visitor says while a transfer runs or a
 * refusal is due waits for its turn.
 */
final class FtpDialog implements Dialog {
    /** vsFTPd's longest line, in bytes, its end included. */
    private static final int LINE_MAX = 4096;

    /** From how many waiting commands on the visitor is not read from. */
    private static final int WAITING_SOME = 16;

    /** With how many waiting commands, all sent at once, the session is ended. */
    private static final int WAITING_MAX = 1000;

    private final Session session;
    private final FtpSettings settings;
    private final AtomicInteger clients;
    private final int client;
    private final Protection protection;
    private final Lines lines = Lines.to(this::hear);
    private final Queue<String> waiting = new ArrayDeque<>(4);
    private Talk talk;
    private Runnable atEnd = () -> {};
    private boolean met;
    private boolean held;
    private boolean answering;
    private boolean left;

    private FtpDialog(Session session, FtpSettings settings, AtomicInteger clients) {
        this.session = session;
        this.settings = settings;
        this.clients = clients;
        this.client = clients.incrementAndGet();
        this.protection = new Protection(this, session, settings.tls());
        this.talk = new LoginTalk(this, session, settings, protection);
    }

    /** A dialog that has greeted, and counts itself among these clients until it is closed. */
    static FtpDialog greeting(Session session, FtpSettings settings, AtomicInteger clients) {
        FtpDialog dialog = new FtpDialog(session, settings, clients);
        dialog.reply(settings.greeting());
        return dialog;
    }

    @Override
    public void received(ByteBuffer data) {
        lines.received(data);
    }

    @Override
    public void closed() {
        clients.decrementAndGet();
        left = true;
        waiting.clear();
        atEnd.run();
    }

    private void hear(String line) {
        if (left || line.isEmpty()) {
            return;
        }
        if (!met) {
            met = true;
            session.note(Note.PROTOCOL, "ftp");
        }
        if (line.length() >= LINE_MAX - 1) {
            leave("500 Input line too long.");
            return;
        }
        waiting.add(line);
        answer();
    }

    private void answer() {
        if (answering) {
            return;
        }
        answering = true;
        while (!held && !left && !waiting.isEmpty()) {
            talk.hear(Command.of(waiting.remove()));
        }
        answering = false;
        if (waiting.size() > WAITING_MAX) {
            session.close();
        } else if (waiting.size() > WAITING_SOME) {
            session.pause();
        }
    }

    /** Hears no further command until {@link #goOn}. */
    void hold() {
        held = true;
    }

    void goOn() {
        held = false;
        answer();
        if (waiting.isEmpty()) {
            session.resume();
        }
    }

    /** Answers; a 255 among visitor's bytes is doubled, as Telnet demands. */
    void reply(String text) {
        session.send(text.replace("\u00FF", "\u00FF\u00FF") + "\r\n");
    }

    /** Answers for the last time. */
    void leave(String text) {
        left = true;
        waiting.clear();
        reply(text);
        session.close();
    }

    /** Forgets what was said in the clear and not answered yet. */
    void forgetUnanswered() {
        lines.drop();
        waiting.clear();
    }

    /** How many clients there were when this one came, itself among them. */
    int client() {
        return client;
    }

    /** The visitor is in: from now on it is talked to about files. */
    void admit(String user, boolean guest) {
        ServiceTalk service = new ServiceTalk(this, session, settings, protection, user, guest);
        talk = service;
        atEnd = service::end;
    }
}
