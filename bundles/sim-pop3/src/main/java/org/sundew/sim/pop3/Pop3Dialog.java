package org.sundew.sim.pop3;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.sundew.event.Note;
import org.sundew.mail.Credentials;
import org.sundew.mail.Door;
import org.sundew.mail.LineReader;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.LoginSettings;
import org.sundew.mail.Mailbox;
import org.sundew.mail.Patience;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** The connection: a log-in, then a mailbox (RFC 1939). */
final class Pop3Dialog implements Dialog, LineReader.Hearer {
    /** What Dovecot's log-in process keeps of a line, in bytes. */
    static final int STRANGERS_MAX = 1034;

    /** The longest line for one who is in. */
    private static final int LINE_MAX = 8192;

    private static final Duration STRANGERS_PATIENCE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Session session;
    private final LineReader reader;
    private final Door door;
    private final Patience patience;
    private Talk talk;
    private boolean met;

    /** What is said in some phase of the session. */
    interface Talk {
        /** One command: its word in upper case, what follows, and all of it. */
        void hear(String verb, String argument, String line);

        /** Whether somebody was asked something and has not answered. */
        default boolean midway() {
            return false;
        }

        /** What is said to a line that is longer than any. */
        String tooLong();
    }

    private Pop3Dialog(Session session, LoginSettings settings) {
        this.session = session;
        this.reader = new LineReader(session, STRANGERS_MAX, this);
        this.door = new Door(session, settings, reader);
        this.talk = new LoginTalk(this, session, settings);
        this.patience = new Patience(
                session,
                STRANGERS_PATIENCE,
                () -> leave("-ERR Disconnected for inactivity" + (talk.midway() ? " during authentication." : ".")));
    }

    static Pop3Dialog greeting(Session session, LoginSettings settings) {
        Pop3Dialog dialog = new Pop3Dialog(session, settings);
        dialog.reply("+OK " + settings.banner());
        return dialog;
    }

    @Override
    public void received(ByteBuffer data) {
        reader.received(data);
    }

    @Override
    public void drained() {
        reader.drained();
    }

    @Override
    public void line(String text, End end) {
        if (!met) {
            met = true;
            session.note(Note.PROTOCOL, "pop3");
        }
        if (end == End.CUT) {
            leave(talk.tooLong());
            return;
        }
        patience.heard();
        int blank = text.indexOf(' ');
        String verb = (blank < 0 ? text : text.substring(0, blank)).toUpperCase(Locale.ROOT);
        talk.hear(verb, blank < 0 ? "" : text.substring(blank + 1), text);
    }

    void reply(String text) {
        session.send(text + "\r\n");
    }

    void leave(String text) {
        reply(text);
        reader.end();
        session.close();
    }

    void startTls() {
        reply("+OK Begin TLS negotiation now.");
        reader.drop();
        session.startTls();
    }

    /** Tells of a log-in, and lets in or refuses after a while. */
    void decide(Optional<Credentials> tried) {
        door.knock(tried, this::admit, () -> reply("-ERR [AUTH] Authentication failed."));
    }

    private void admit(Mailbox mailbox) {
        talk = new MailTalk(this, mailbox);
        patience.lengthen(PATIENCE);
        reader.limit(LINE_MAX);
        reply("+OK Logged in.");
    }
}
