package org.sundew.sim.imap;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.event.Note;
import org.sundew.mail.Credentials;
import org.sundew.mail.LineReader;
import org.sundew.mail.LineReader.End;
import org.sundew.mail.Mailbox;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;

/**
 * The connection: puts commands together from lines and literals (RFC 3501 section 4.3, RFC 7888), and passes them on. What a
 * visitor may make it keep is bounded: a line, a literal, a command.
 */
final class ImapDialog implements Dialog, LineReader.Hearer {
    /** Dovecot's imap-login takes no longer line. */
    static final int LINE_MAX = 8192;

    /** The longest command with its literals, in bytes. */
    static final int COMMAND_MAX = 65_536;

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,10})(\\+?)}$");
    private static final Pattern TAG = Pattern.compile("[^\\x00-\\x20\\x7f-\\xff(){%*\"\\\\+]{1,64}");

    /** What is said in some phase of the session. */
    interface Talk {
        /** A command. */
        void hear(Command command);

        /** A line that is none, while {@link State#ANSWER}. */
        void answer(String line);

        /** Something that cannot be read, after this tag. */
        void bad(String tag);
    }

    /** What the next line is. */
    private enum State {
        COMMAND,
        CONTINUED,
        ANSWER
    }

    private final Session session;
    private final ImapSettings settings;
    private final LineReader reader;
    private final StringBuilder command = new StringBuilder();
    private Talk talk;
    private State state = State.COMMAND;
    private boolean met;
    private int refused;

    private ImapDialog(Session session, ImapSettings settings) {
        this.session = session;
        this.settings = settings;
        this.reader = new LineReader(session, LINE_MAX, this);
        this.talk = new LoginTalk(this, session, settings);
    }

    static ImapDialog greeting(Session session, ImapSettings settings) {
        ImapDialog dialog = new ImapDialog(session, settings);
        dialog.reply("* OK [CAPABILITY " + LoginTalk.abilities(session, settings) + "] " + settings.banner());
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
            session.note(Note.PROTOCOL, "imap");
        }
        if (end == End.CUT || command.length() + text.length() > COMMAND_MAX) {
            leave("* BYE Input buffer full, aborting");
            return;
        }
        if (state == State.ANSWER) {
            talk.answer(text);
            return;
        }
        Matcher literal = LITERAL.matcher(text);
        if (!literal.find()) {
            command.append(text);
            finish();
            return;
        }
        command.append(text, 0, literal.start());
        expectLiteral(Long.parseLong(literal.group(1)), literal.group(2).isEmpty());
    }

    private void expectLiteral(long size, boolean waits) {
        if (command.length() + size > COMMAND_MAX) {
            leave("* BYE Literal too large");
            return;
        }
        state = State.CONTINUED;
        if (waits) {
            reply("+ OK");
        }
        reader.literal((int) size);
    }

    @Override
    public void literal(String bytes) {
        command.append(Tokens.quoted(bytes));
    }

    private void finish() {
        String text = command.toString();
        command.setLength(0);
        state = State.COMMAND;
        int blank = text.indexOf(' ');
        String tag = blank < 0 ? text : text.substring(0, blank);
        Optional<List<Token>> words = blank < 0 ? Optional.empty() : Tokens.of(text.substring(blank + 1));
        if (!TAG.matcher(tag).matches()) {
            talk.bad("*");
        } else if (words.isEmpty()
                || words.get().isEmpty()
                || words.get().get(0).isList()) {
            talk.bad(tag);
        } else {
            List<Token> all = words.get();
            talk.hear(new Command(tag, all.get(0).upper(), all.subList(1, all.size())));
        }
    }

    /** The next lines are answers, not commands, until {@link #expectCommands}. */
    void expectAnswers() {
        state = State.ANSWER;
    }

    void expectCommands() {
        state = State.COMMAND;
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
        reader.drop();
        session.startTls();
    }

    /** Tells of a log-in, and lets in or refuses after a while. */
    void decide(String tag, Credentials tried) {
        boolean in = settings.accounts().admit(tried);
        tried.tell(session, in);
        if (in) {
            talk = new MailTalk(this, Mailbox.of(session.persona(), tried.user()));
            reply(tag + " OK [CAPABILITY " + MailTalk.ABILITIES + "] Logged in");
            return;
        }
        refused++;
        reader.hold();
        session.after(settings.refusal(), () -> {
            reply(tag + " NO [AUTHENTICATIONFAILED] Authentication failed.");
            if (refused >= settings.tries()) {
                leave("* BYE Too many authentication failures.");
                return;
            }
            reader.goOn();
        });
    }
}
