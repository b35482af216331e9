package org.sundew.sim.pop3;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.sundew.event.Note;
import org.sundew.mail.Credentials;
import org.sundew.mail.LineReader;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Mailbox;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** The connection: a log-in, then a mailbox (RFC 1939). */
final class Pop3Dialog implements Dialog, LineReader.Hearer {
    /** Dovecot's longest line, in bytes. */
    private static final int LINE_MAX = 8192;

    private final Session session;
    private final Pop3Settings settings;
    private final LineReader reader;
    private Talk talk;
    private boolean met;
    private int refused;

    /** What is said in some phase of the session. */
    interface Talk {
        /** One command: its word in upper case, what follows, and all of it. */
        void hear(String verb, String argument, String line);
    }

    private Pop3Dialog(Session session, Pop3Settings settings) {
        this.session = session;
        this.settings = settings;
        this.reader = new LineReader(session, LINE_MAX, this);
        this.talk = new LoginTalk(this, session, settings);
    }

    static Pop3Dialog greeting(Session session, Pop3Settings settings) {
        Pop3Dialog dialog = new Pop3Dialog(session, settings);
        dialog.reply("+OK " + settings.banner());
        return dialog;
    }

    @Override
    public void received(ByteBuffer data) {
        reader.received(data);
    }

    @Override
    public void line(String text, End end) {
        if (!met) {
            met = true;
            session.note(Note.PROTOCOL, "pop3");
        }
        if (end == End.CUT) {
            leave("-ERR Input line too long.");
            return;
        }
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
    void decide(Credentials tried) {
        boolean in = settings.accounts().admit(tried);
        tried.tell(session, in);
        if (in) {
            talk = new MailTalk(this, Mailbox.of(session.persona(), tried.user()));
            reply("+OK Logged in.");
            return;
        }
        refused++;
        reader.hold();
        session.after(settings.refusal(), () -> {
            if (refused >= settings.tries()) {
                leave("-ERR [AUTH] Authentication failed.");
                return;
            }
            reply("-ERR [AUTH] Authentication failed.");
            reader.goOn();
        });
    }
}
