package org.sundew.sim.ftp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.sundew.event.Note;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.Session;

/**
 * The control connection: hears one command after the other; what a visitor says while a transfer runs or a refusal is due
 * waits for its turn. Which commands are heard at all, and in which words they are answered, is the product's affair.
 */
final class FtpDialog implements Dialog {
    /** The longest line, in bytes, its end included. */
    private static final int LINE_MAX = 4096;

    /** From how many waiting commands on the visitor is not read from. */
    private static final int WAITING_SOME = 16;

    /** With how many waiting commands, all sent at once, the session is ended. */
    private static final int WAITING_MAX = 1000;

    /** What Windows allows in no name. */
    private static final Pattern NO_NAME = Pattern.compile("[<>:\"|?*]");

    private final Session session;
    private final FtpSettings settings;
    private final AtomicInteger clients;
    private final Product product;
    private final Voice voice;
    private final Protection protection;
    private final Facts facts = new Facts();
    private final Modes modes;
    private final List<Talk> talks;
    private final Lines lines = Lines.to(this::hear);
    private final Queue<String> waiting = new ArrayDeque<>(4);
    private Optional<ServiceTalk> service = Optional.empty();
    private boolean met;
    /** Whether the next piece belongs to a line that was too long. */
    private boolean cut;

    private boolean held;
    private boolean answering;
    private boolean left;

    private FtpDialog(Session session, FtpSettings settings, AtomicInteger clients) {
        this.session = session;
        this.settings = settings;
        this.clients = clients;
        this.product = settings.product(session.persona());
        this.voice = new Voice(product.wording(), session, settings.version(product), clients.incrementAndGet());
        this.protection = new Protection(this, session, voice, settings.tls());
        this.modes = new Modes(this, voice);
        this.talks = List.of(
                new LoginTalk(this, session, settings, voice),
                protection,
                modes,
                new SmallTalk(this, session, voice, protection, facts));
    }

    /** A dialog that has greeted, and counts itself among these clients until it is closed. */
    static FtpDialog greeting(Session session, FtpSettings settings, AtomicInteger clients) {
        FtpDialog dialog = new FtpDialog(session, settings, clients);
        dialog.reply(settings.banner().map(banner -> "220 " + banner).orElseGet(() -> dialog.greeting()));
        return dialog;
    }

    private String greeting() {
        return voice.say(Say.GREETING, Command.NONE, "");
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
        service.ifPresent(ServiceTalk::end);
    }

    private void hear(String line) {
        boolean rest = cut;
        cut = line.length() == Lines.MAX_LINE;
        if (left || rest) {
            return;
        }
        if (!met && !line.isEmpty()) {
            met = true;
            session.note(Note.PROTOCOL, "ftp");
        }
        if (line.length() >= LINE_MAX - 1) {
            tooLong();
            return;
        }
        waiting.add(line);
        answer();
    }

    private void tooLong() {
        if (voice.has(Say.TOO_LONG)) {
            leave(voice.say(Say.TOO_LONG, Command.NONE, ""));
        }
    }

    private void answer() {
        if (answering) {
            return;
        }
        answering = true;
        while (!held && !left && !waiting.isEmpty()) {
            take(Command.of(waiting.remove()));
        }
        answering = false;
        if (waiting.size() > WAITING_MAX) {
            session.close();
        } else if (waiting.size() > WAITING_SOME) {
            session.pause();
        }
    }

    private void take(Command command) {
        if (command.line().isEmpty() && !voice.has(Say.BLANK)) {
            return;
        }
        Optional<Say> refusal = refusal(command);
        if (refusal.isPresent()) {
            refuse(refusal.get(), command);
            return;
        }
        Optional<String> misuse = voice.wording().verbs().misuse(command);
        if (misuse.isPresent()) {
            reply(voice.fill(misuse.get(), command, ""));
            return;
        }
        pass(command);
    }

    /** Passes a command on to who knows it. */
    private void pass(Command command) {
        if (talks.stream().noneMatch(talk -> talk.hear(command))
                && service.filter(files -> files.hear(command)).isEmpty()) {
            say(Say.UNKNOWN, command);
        }
    }

    private Optional<Say> refusal(Command command) {
        if (command.verb().isEmpty() && voice.has(Say.BLANK)) {
            return Optional.of(Say.BLANK);
        }
        Verbs verbs = voice.wording().verbs();
        boolean in = service.isPresent();
        if ((in || voice.is(Trait.SHUT_FIRST)) && verbs.shutsOn(command.verb())) {
            return Optional.of(Say.SHUT);
        }
        return verbs.refusal(command.verb(), in, protection.offered(), voice.is(Trait.UNKNOWN_FIRST))
                .or(() -> bad(command));
    }

    /** Why no command takes this argument, if none does. */
    private Optional<Say> bad(Command command) {
        int star = command.argument().indexOf('*');
        // ProFTPD's DenyFilter on Debian: a pattern in the middle of a path
        boolean pattern = star >= 0 && command.argument().indexOf('/', star) >= 0;
        if (pattern && service.isPresent() && voice.has(Say.FORBIDDEN)) {
            return Optional.of(Say.FORBIDDEN);
        }
        boolean named = voice.wording().verbs().names().contains(command.verb());
        return named
                        && voice.has(Say.BAD_NAME)
                        && NO_NAME.matcher(command.argument()).find()
                ? Optional.of(Say.BAD_NAME)
                : Optional.empty();
    }

    private void refuse(Say refusal, Command command) {
        if (refusal == Say.SHUT) {
            leave(voice.say(refusal, command, ""));
        } else {
            say(refusal, command);
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

    /** Says what is said then. */
    void say(Say occasion, Command command) {
        say(occasion, command, "");
    }

    /** Says what is said then, about this. */
    void say(Say occasion, Command command, Object about) {
        reply(voice.say(occasion, command, about.toString()));
    }

    /** Answers; a 255 among visitor's bytes is doubled, as Telnet demands. */
    void reply(String text) {
        session.send(text.replace("\u00FF", "\u00FF\u00FF") + "\r\n");
    }

    /** Answers for the last time; without a word if the text is empty. */
    void leave(String text) {
        left = true;
        waiting.clear();
        if (!text.isEmpty()) {
            reply(text);
        }
        session.close();
    }

    /** Forgets what was said in the clear and not answered yet. */
    void forgetUnanswered() {
        lines.drop();
        waiting.clear();
    }

    /** Whether somebody is logged in. */
    boolean in() {
        return service.isPresent();
    }

    /** The visitor is in: from now on it is talked to about files. */
    void admit(String user, boolean guest) {
        voice.know("user", user);
        service = Optional.of(
                new ServiceTalk(this, session, settings, product, voice, protection, modes, facts, user, guest));
    }

    /** The visitor is out again. */
    void dismiss() {
        service.ifPresent(ServiceTalk::end);
        service = Optional.empty();
    }
}
