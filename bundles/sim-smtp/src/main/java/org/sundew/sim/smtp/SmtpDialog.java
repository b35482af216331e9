package org.sundew.sim.smtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.sundew.mail.LineReader;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Patience;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/** The connection: who hears the next line (commands, a log-in or a message), and when it has gone wrong too often. */
final class SmtpDialog implements Dialog, LineReader.Hearer {
    /** Postfix's line_length_limit: more of a command is not heard. */
    private static final int LINE_MAX = 2048;

    /** Postfix's smtpd_soft_error_limit: after so many errors every answer takes a while. */
    private static final int ERRORS_BORNE = 10;

    /** Postfix's smtpd_error_sleep_time. */
    private static final Duration PENALTY = Duration.ofSeconds(1);

    /** Postfix's smtpd_hard_error_limit. */
    private static final int ERRORS_MAX = 20;

    /** Postfix's smtpd_junk_command_limit: more of what leads nowhere count as errors. */
    private static final int JUNK_MAX = 100;

    /** Postfix's smtpd_timeout. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Hears what is said in some phase of the session. */
    interface Listener {
        default void hear(String line, End end) {
            throw new IllegalStateException("no line was awaited");
        }

        /** Bytes that {@link #expect} asked for; {@code ends} with the last of them. */
        default void chunk(String bytes, boolean ends) {
            throw new IllegalStateException("no chunk was awaited");
        }

        /** The visitor is gone. */
        default void gone() {}
    }

    private final Session session;
    private final SmtpSettings settings;
    private final LineReader reader;
    private final Patience patience;
    private final Listener commands;
    private Listener listener;
    private boolean greeted;
    private boolean left;
    /** Whether an answer is on its way, after which it is judged and gone on. */
    private boolean late;

    private int errors;
    private int junk;

    private SmtpDialog(Session session, SmtpSettings settings) {
        this.session = session;
        this.settings = settings;
        this.reader = new LineReader(session, LINE_MAX, this);
        this.patience = new Patience(
                session,
                PATIENCE,
                () -> depart("421 4.4.2 " + session.persona().fullHost() + " Error: timeout exceeded"));
        this.commands = new Commands(this, session, settings);
        this.listener = commands;
    }

    static SmtpDialog greeting(Session session, SmtpSettings settings) {
        SmtpDialog dialog = new SmtpDialog(session, settings);
        if (settings.greeting().isZero()) {
            dialog.greet();
        } else {
            session.after(settings.greeting(), dialog::greet);
        }
        return dialog;
    }

    private void greet() {
        if (!greeted) {
            greeted = true;
            reply("220 " + session.persona().fullHost() + " " + settings.banner());
        }
    }

    @Override
    public void received(ByteBuffer data) {
        if (!greeted) {
            session.note("smtp.talked.early", "true");
            greet();
        }
        reader.received(data);
    }

    @Override
    public void drained() {
        reader.drained();
    }

    @Override
    public void line(String text, End end) {
        patience.heard();
        listener.hear(text, end);
        judge();
    }

    @Override
    public void chunk(String bytes, boolean ends) {
        patience.heard();
        listener.chunk(bytes, ends);
        judge();
    }

    private void judge() {
        if (errors >= ERRORS_MAX && !left && !late) {
            leave("421 4.7.0 " + session.persona().fullHost() + " Error: too many errors");
        }
    }

    @Override
    public void closed() {
        left = true;
        listener.gone();
    }

    /** The next lines are for somebody else. */
    void listen(Listener next) {
        listener = next;
    }

    /** The next lines are commands again. */
    void listenToCommands() {
        listener = commands;
    }

    /** The next bytes, this many, are for somebody who awaits no lines. */
    void expect(int bytes, Listener next) {
        listener = next;
        reader.chunk(bytes);
    }

    /** Says what comes of a command; a refusal counts as an error of the visitor's. */
    void reply(String text) {
        if (errors < ERRORS_BORNE) {
            session.send(text + "\r\n");
        } else {
            later(PENALTY, () -> session.send(text + "\r\n"));
        }
        if (text.startsWith("4") || text.startsWith("5")) {
            errors++;
        }
    }

    /** Says what comes of a command that leads nowhere; too many of those are errors. */
    void junk(String text) {
        reply(text);
        if (junk++ > JUNK_MAX) {
            errors++;
        }
    }

    /** Says what comes of a message. Whoever had one taken begins anew, with no error counted. */
    void conclude(String text) {
        if (text.startsWith("2")) {
            errors = 0;
            junk = 0;
        }
        reply(text);
    }

    /** Says it after a while, and hears nothing until then. */
    void replyAfter(Duration delay, String text) {
        if (delay.isZero()) {
            reply(text);
        } else {
            later(delay, () -> reply(text));
        }
    }

    private void later(Duration delay, Runnable what) {
        late = true;
        reader.hold();
        session.after(delay, () -> {
            late = false;
            what.run();
            judge();
            reader.goOn();
        });
    }

    void leave(String text) {
        left = true;
        if (errors < ERRORS_BORNE) {
            depart(text);
        } else {
            later(PENALTY, () -> depart(text));
        }
    }

    private void depart(String text) {
        left = true;
        session.send(text + "\r\n");
        reader.end();
        session.close();
    }

    void startTls() {
        reply("220 2.0.0 Ready to start TLS");
        reader.drop();
        session.startTls();
    }
}
