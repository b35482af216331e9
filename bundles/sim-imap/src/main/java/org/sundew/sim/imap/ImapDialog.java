package org.sundew.sim.imap;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/**
 * The connection: puts commands together from lines and literals (RFC 3501 section 4.3, RFC 7888), and passes them on. What a
 * visitor may make it keep is bounded: a line, a literal, a command.
 */
final class ImapDialog implements Dialog, LineReader.Hearer {
    /** What Dovecot's log-in process keeps of a command, in bytes. */
    static final int STRANGERS_MAX = 1034;

    /** The longest literal that it takes. */
    static final int STRANGERS_LITERAL_MAX = 8178;

    /** The longest command with its literals for one who is in, in bytes. */
    static final int COMMAND_MAX = 65_536;

    /** After how many bytes of mail that were looked through others get their turn first. */
    private static final long TOIL_MAX = 4_194_304;

    private static final Duration REST = Duration.ofMillis(20);

    private static final Duration STRANGERS_PATIENCE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,18})(\\+?)}$");
    private static final Pattern TAG = Pattern.compile("[^\\x00-\\x20\\x7f-\\xff(){%*\"\\\\+\\]]+");

    /** What is said in some phase of the session. */
    interface Talk {
        /** A command: what follows its tag and a blank; {@code cut} if it was longer than any and its end is missing. */
        void hear(String tag, String text, boolean cut);

        /** A line that is none, while {@link State#ANSWER}. */
        void answer(String line);

        /** A line that begins with no tag. */
        void untagged();

        /** What is said instead of asking for a literal that this command is to have, if it is to have none. */
        default Optional<String> refusal(String tag, String text) {
            return Optional.empty();
        }
    }

    /** What the next line is. */
    private enum State {
        COMMAND,
        CONTINUED,
        ANSWER
    }

    private final Session session;
    private final LineReader reader;
    private final Door door;
    private final Patience patience;
    private final StringBuilder command = new StringBuilder();
    private Talk talk;
    private State state = State.COMMAND;
    private boolean met;
    private boolean in;
    /** Whether the rest of a line that was too long is still to come. */
    private boolean skipping;

    private long toil;

    private ImapDialog(Session session, LoginSettings settings) {
        this.session = session;
        this.reader = new LineReader(session, STRANGERS_MAX, this);
        this.door = new Door(session, settings, reader);
        this.talk = new LoginTalk(this, session, settings);
        this.patience = new Patience(
                session,
                STRANGERS_PATIENCE,
                () -> leave("* BYE Disconnected for inactivity"
                        + (!in && state == State.ANSWER ? " during authentication." : ".")));
    }

    static ImapDialog greeting(Session session, LoginSettings settings) {
        ImapDialog dialog = new ImapDialog(session, settings);
        dialog.reply("* OK [CAPABILITY " + LoginTalk.abilities(session, settings) + "] " + settings.banner());
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
            session.note(Note.PROTOCOL, "imap");
        }
        if (!in && (end == End.CUT || command.length() + text.length() > STRANGERS_MAX)) {
            leave("* BYE Input buffer full, aborting");
            return;
        }
        patience.heard();
        if (end == End.CUT || skipping) {
            skip(text, end);
            return;
        }
        if (state == State.ANSWER) {
            talk.answer(text);
            return;
        }
        Matcher literal = LITERAL.matcher(text);
        if (!literal.find()) {
            command.append(text);
            finish(false);
            return;
        }
        command.append(text, 0, literal.start());
        expectLiteral(Long.parseLong(literal.group(1)), literal.group(2).isEmpty());
    }

    /** Hears the beginning of a line that is too long, and that it ends. */
    private void skip(String text, End end) {
        if (!skipping) {
            command.append(text);
        }
        skipping = end == End.CUT;
        if (!skipping) {
            finish(true);
        }
    }

    private void expectLiteral(long size, boolean waits) {
        Optional<String> refusal = waits ? talk.refusal(tag(), afterTag()) : Optional.empty();
        if (refusal.isPresent()) {
            command.setLength(0);
            state = State.COMMAND;
            reply(refusal.get());
            return;
        }
        if (size > (in ? COMMAND_MAX - command.length() : STRANGERS_LITERAL_MAX)) {
            leave("* BYE Literal size too large");
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
        if (!in && command.length() > STRANGERS_MAX) {
            leave("* BYE Input buffer full, aborting");
        }
    }

    private String tag() {
        int blank = command.indexOf(" ");
        return blank < 0 ? command.toString() : command.substring(0, blank);
    }

    private String afterTag() {
        int blank = command.indexOf(" ");
        return blank < 0 ? "" : command.substring(blank + 1);
    }

    private void finish(boolean cut) {
        String tag = tag();
        String text = afterTag();
        command.setLength(0);
        state = State.COMMAND;
        if (TAG.matcher(tag).matches()) {
            talk.hear(tag, text, cut);
        } else {
            talk.untagged();
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

    /** So many bytes of mail are looked through: a session whose commands cost much rests between them, for others' sake. */
    void toil(long bytes) {
        toil += bytes;
        if (toil >= TOIL_MAX) {
            toil = 0;
            reader.hold();
            session.after(REST, reader::goOn);
        }
    }

    boolean awaitsAnswers() {
        return state == State.ANSWER;
    }

    void leave(String text) {
        reply(text);
        leave();
    }

    void leave() {
        reader.end();
        session.close();
    }

    void startTls() {
        reader.drop();
        session.startTls();
    }

    /** Tells of a log-in, and lets in or refuses after a while. */
    void decide(String tag, Optional<Credentials> tried) {
        door.knock(
                tried,
                mailbox -> admit(tag, mailbox),
                () -> reply(tag + " NO [AUTHENTICATIONFAILED] Authentication failed."));
    }

    private void admit(String tag, Mailbox mailbox) {
        in = true;
        talk = new MailTalk(this, session, mailbox);
        patience.lengthen(PATIENCE);
        reader.limit(COMMAND_MAX);
        reply(tag + " OK [CAPABILITY " + MailTalk.ABILITIES + "] Logged in");
    }
}
