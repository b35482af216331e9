package org.sundew.sim.imap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sundew.event.Observation;
import org.sundew.event.Payload;
import org.sundew.mail.Mail;
import org.sundew.mail.Mailbox;
import org.sundew.sim.Session;

/** What is said by one who is in. What he changes is changed for this visit only. */
final class MailTalk implements ImapDialog.Talk {
    static final String ABILITIES =
            "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS"
                    + " THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS"
                    + " LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH"
                    + " LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+"
                    + " NOTIFY SPECIAL-USE";

    /** The commands that nothing can follow; what does is not read. */
    private static final Set<String> BARE =
            Set.of("CAPABILITY", "NOOP", "CHECK", "NAMESPACE", "IDLE", "LOGOUT", "CLOSE", "UNSELECT", "EXPUNGE");

    private static final Set<String> OF_UIDS = Set.of(
            "UID FETCH", "UID STORE", "UID COPY", "UID MOVE", "UID SEARCH", "UID SORT", "UID THREAD", "UID EXPUNGE");

    private static final Duration STILL_HERE = Duration.ofMinutes(2);

    private final ImapDialog dialog;
    private final Session session;
    private final Answers answers;
    private final Folders folders;
    private final FolderTalk folderTalk;
    private final OpenTalk openTalk;
    private Instant idle = Instant.EPOCH;
    private Instant told = Instant.EPOCH;
    /** Whether a look at the clock is due: there is one at a time, however often a visitor begins to wait. */
    private boolean timed;

    MailTalk(ImapDialog dialog, Session session, Mailbox mailbox) {
        this.dialog = dialog;
        this.session = session;
        this.answers = new Answers(dialog);
        this.folders = new Folders(mailbox);
        this.folderTalk = new FolderTalk(answers, folders);
        this.openTalk = new OpenTalk(answers, folders, folderTalk);
    }

    @Override
    public void untagged() {
        answers.to("*", "");
        answers.bad("Error in IMAP tag: Invalid tag");
    }

    @Override
    public void hear(String tag, String text, boolean cut) {
        int blank = text.indexOf(' ');
        String name = (blank < 0 ? text : text.substring(0, blank)).toUpperCase(Locale.ROOT);
        Command command = BARE.contains(name)
                ? new Command(tag, name, List.of(), Optional.empty())
                : Command.of(tag, name, blank < 0 || cut ? "" : text.substring(blank + 1));
        boolean uid = name.equals("UID") && !command.arguments().isEmpty();
        command = uid ? command.inner() : command;
        answers.to(tag, command.name());
        if (name.isEmpty() || (name.equals("UID") && !uid)) {
            answers.bad("Error in IMAP command: Invalid command name");
        } else if (cut && !BARE.contains(name)) {
            answers.wrong("Too long argument");
        } else if (answers.sound(command.flaw())) {
            obey(command, uid);
        }
    }

    private void obey(Command command, boolean uid) {
        switch (command.name()) {
            case "CAPABILITY" -> {
                answers.data("CAPABILITY " + ABILITIES);
                answers.ok("Capability completed");
            }
            case "NOOP" -> answers.ok("NOOP completed");
            case "ID" -> {
                answers.data("ID (\"name\" \"Dovecot\")");
                answers.ok("ID completed");
            }
            case "NAMESPACE" -> {
                answers.data("NAMESPACE ((\"\" \"/\")) NIL NIL");
                answers.ok("Namespace completed");
            }
            case "ENABLE" -> enable(command);
            case "IDLE" -> idle();
            case "LOGOUT" -> {
                answers.data("BYE Logging out");
                answers.ok("Logout completed");
                dialog.leave();
            }
            case "NOTIFY" -> {
                if (Set.of("NONE", "SET").contains(Token.first(command.arguments()))) {
                    answers.ok("NOTIFY completed"); // nothing happens here but what this visitor does
                } else {
                    answers.wrong("Invalid arguments");
                }
            }
            case "GETMETADATA", "SETMETADATA" -> answers.no("[CANNOT] Generic mailbox attributes not enabled");
            case "GENURLAUTH", "RESETKEY", "URLFETCH" -> answers.wrong("URLAUTH disabled");
            case "CANCELUPDATE" -> answers.no("Unknown tag");
            default -> ofFolders(command, uid);
        }
    }

    private void ofFolders(Command command, boolean uid) {
        switch (command.name()) {
            case "LIST", "XLIST" -> folderTalk.list(command);
            case "LSUB" -> folderTalk.subscribed(command);
            case "STATUS" -> folderTalk.status(command, openTalk.box(), openTalk.changes());
            case "CREATE" -> folderTalk.create(command);
            case "DELETE" -> folderTalk.delete(command, openTalk.box());
            case "RENAME" -> folderTalk.rename(command);
            case "SUBSCRIBE", "UNSUBSCRIBE" ->
                folderTalk.subscribe(command, command.name().equals("SUBSCRIBE"));
            case "APPEND" -> append(command);
            case "SELECT", "EXAMINE" -> openTalk.select(command, command.name().equals("SELECT"));
            default -> ofMail(command, uid);
        }
    }

    private void ofMail(Command command, boolean uid) {
        switch (command.name()) {
            case "CLOSE", "UNSELECT" -> {
                if (openTalk.box().isPresent()) {
                    openTalk.close(command.name().equals("CLOSE"));
                } else {
                    answers.bad("No mailbox selected");
                }
            }
            case "CHECK", "EXPUNGE", "FETCH", "STORE", "COPY", "MOVE", "SEARCH", "SORT", "THREAD" ->
                openTalk.obey(command, false);
            default -> {
                if (uid && OF_UIDS.contains(command.name())) {
                    openTalk.obey(command, true);
                } else {
                    answers.wrong("Unknown command");
                }
            }
        }
    }

    private void enable(Command command) {
        Set<String> wanted = command.arguments().stream().map(Token::upper).collect(Collectors.toSet());
        String known = openTalk.changes().enable(wanted, openTalk.box());
        if (!known.isEmpty()) {
            answers.data("ENABLED " + known);
        }
        answers.ok("Enabled");
    }

    private void idle() {
        dialog.expectAnswers();
        dialog.reply("+ idling");
        idle = session.now();
        told = idle;
        if (!timed) {
            timed = true;
            session.after(STILL_HERE, this::look);
        }
    }

    private void look() {
        timed = dialog.awaitsAnswers();
        if (!timed) {
            return;
        }
        if (Duration.between(told, session.now()).compareTo(STILL_HERE) >= 0) {
            answers.data("OK Still here");
            told = session.now();
        }
        session.after(STILL_HERE.minus(Duration.between(told, session.now())), this::look);
    }

    @Override
    public void answer(String line) {
        dialog.expectCommands();
        if (line.equalsIgnoreCase("DONE")) {
            answers.ok("Idle completed", Duration.between(idle, session.now()).toMillis());
        } else {
            answers.bad("Expected DONE");
        }
    }

    @Override
    public Optional<String> refusal(String tag, String text) {
        String[] words = text.split(" ", 3);
        Command command = Command.of(tag, words[0], words.length > 1 ? words[1] : "");
        boolean lost = command.name().equalsIgnoreCase("APPEND")
                && command.plain(1)
                && folders.find(command.text(0)).isEmpty();
        return lost
                ? Optional.of(tag + " NO [TRYCREATE] Mailbox doesn't exist: " + command.text(0) + Answers.TOOK)
                : Optional.empty();
    }

    /** Takes a message, and tells of it: what is put into a mailbox is to be found by somebody. */
    private void append(Command command) {
        List<Token> words = command.arguments();
        if (words.size() < 2) {
            answers.wrong("Missing arguments");
            return;
        }
        Optional<Box> box = folderTalk.named(command, 0, "[TRYCREATE] ");
        if (box.isEmpty()) {
            return;
        }
        String text = words.get(words.size() - 1)
                .text()
                .replace("\r\n", "\n")
                .replace("\r", "")
                .replace("\n", "\r\n");
        session.report(Observation.upload("message", sha256(text), Payload.of(text)));
        if (!folders.fits(1, text.length())) {
            answers.no("[OVERQUOTA] Quota exceeded (mailbox for user is full)");
            return;
        }
        int end = (text + "\r\n").indexOf("\r\n\r\n");
        int body = end < 0 ? text.length() : Math.min(text.length(), end + 4);
        Mail mail = new Mail(
                0, session.now().atZone(session.persona().zone()), text.substring(0, body), text.substring(body));
        Entry entry = new Entry(mail, true, 0);
        words.stream()
                .filter(Token::isList)
                .flatMap(each -> each.items().stream())
                .flatMap(each -> Store.flag(each.text()).stream())
                .filter(box.get()::allows)
                .forEach(entry.flags()::add);
        int uid = box.get().add(entry);
        if (openTalk.box().equals(box)) {
            answers.data(box.get().entries().size() + " EXISTS");
            answers.data(box.get().recent() + " RECENT");
        }
        answers.ok("[APPENDUID " + box.get().validity() + " " + uid + "] Append completed");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
