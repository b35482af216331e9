package org.sundew.sim.imap;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sundew.mail.Mail;
import org.sundew.mail.Mailbox;

/** What is said about folders and mail. Nothing can be changed but what was read, and that for this visit only. */
final class MailTalk implements ImapDialog.Talk {
    static final String ABILITIES =
            "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE CHILDREN NAMESPACE UNSELECT LITERAL+";

    /** With how many commands that make no sense Dovecot ends the session. */
    private static final int BAD_MAX = 20;

    private static final String TOOK = " (0.001 + 0.000 secs).";
    private static final String FLAGS = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

    private final ImapDialog dialog;
    private final Mailbox mailbox;
    private final TreeSet<Integer> seen = new TreeSet<>();
    private List<Mail> selected = List.of();
    private boolean open;
    private boolean writable;
    private String tag = "";
    private int bad;

    MailTalk(ImapDialog dialog, Mailbox mailbox) {
        this.dialog = dialog;
        this.mailbox = mailbox;
    }

    /** A command's arguments in one line, for a note. */
    static String said(Command command) {
        StringJoiner words = new StringJoiner(" ");
        command.arguments().forEach(each -> words.add(word(each)));
        return words.toString();
    }

    private static String word(Token token) {
        return token.isList()
                ? token.items().stream().map(MailTalk::word).collect(Collectors.joining(" ", "(", ")"))
                : token.text();
    }

    @Override
    public void hear(Command command) {
        tag = command.tag();
        switch (command.name()) {
            case "CAPABILITY" -> done("* CAPABILITY " + ABILITIES, "Capability completed");
            case "NOOP", "CHECK" -> done("", command.name().equals("NOOP") ? "NOOP completed" : "Check completed");
            case "ID" -> done("* ID (\"name\" \"Dovecot\")", "ID completed");
            case "NAMESPACE" -> done("* NAMESPACE ((\"\" \"/\")) NIL NIL", "Namespace completed");
            case "ENABLE" -> done("* ENABLED", "Enabled");
            case "LIST", "LSUB" -> list(command);
            case "SELECT", "EXAMINE" -> select(command);
            case "STATUS" -> status(command);
            case "IDLE" -> {
                dialog.expectAnswers();
                dialog.reply("+ idling");
            }
            case "LOGOUT" -> {
                dialog.reply("* BYE Logging out");
                dialog.leave(tag + " OK Logout completed" + TOOK);
            }
            case "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "APPEND" -> denied();
            default -> ofMail(command);
        }
    }

    private void ofMail(Command command) {
        boolean uid = command.name().equals("UID") && !command.arguments().isEmpty();
        Command inner = uid ? command.inner() : command;
        switch (inner.name()) {
            case "FETCH", "SEARCH", "STORE", "COPY", "MOVE", "EXPUNGE", "CLOSE", "UNSELECT" -> {
                if (open) {
                    ofOpen(inner, uid);
                } else {
                    wrong("No mailbox selected" + TOOK);
                }
            }
            default -> wrong("Error in IMAP command " + command.name() + ": Unknown command" + TOOK);
        }
    }

    private void ofOpen(Command command, boolean uid) {
        switch (command.name()) {
            case "FETCH" -> fetch(command, uid);
            case "SEARCH" -> search(command, uid);
            case "CLOSE", "UNSELECT" -> {
                open = false;
                selected = List.of();
                done("", command.name().equals("CLOSE") ? "Close completed" : "Unselect completed");
            }
            case "EXPUNGE" -> done("", "Expunge completed");
            default -> denied();
        }
    }

    private void done(String data, String what) {
        dialog.reply((data.isEmpty() ? "" : data + "\r\n") + tag + " OK " + what + TOOK);
    }

    private void denied() {
        dialog.reply(tag + " NO [NOPERM] Permission denied" + TOOK);
    }

    private void wrong(String text) {
        bad++;
        dialog.reply(tag + " BAD " + text);
        if (bad > BAD_MAX) {
            dialog.leave("* BYE Too many invalid IMAP commands.");
        }
    }

    @Override
    public void bad(String wrong) {
        tag = wrong;
        wrong("Error in IMAP command: Invalid arguments" + TOOK);
    }

    @Override
    public void answer(String line) {
        dialog.expectCommands();
        if (line.equalsIgnoreCase("DONE")) {
            done("", "Idle completed");
        } else {
            wrong("Expected DONE.");
        }
    }

    private void list(Command command) {
        if (!command.plain(2)) {
            wrong("Error in IMAP command " + command.name() + ": Invalid arguments" + TOOK);
            return;
        }
        String verb = "* " + command.name() + " ";
        String what = command.name().equals("LIST") ? "List completed" : "Lsub completed";
        if (command.text(1).isEmpty()) {
            done(verb + "(\\Noselect) \"/\" \"\"", what);
            return;
        }
        done(
                Folders.matching(command.text(0) + command.text(1)).stream()
                        .map(name -> verb + Folders.attributes(name) + " \"/\" " + name)
                        .collect(Collectors.joining("\r\n")),
                what);
    }

    private boolean missing(Command command) {
        if (command.arguments().isEmpty() || command.arguments().get(0).isList()) {
            wrong("Error in IMAP command " + command.name() + ": Invalid arguments" + TOOK);
            return true;
        }
        if (!Folders.exists(command.text(0))) {
            dialog.reply(tag + " NO Mailbox doesn't exist" + TOOK);
            return true;
        }
        return false;
    }

    private List<Mail> in(String folder) {
        return Folders.inbox(folder) ? mailbox.mails() : List.of();
    }

    private int next(List<Mail> mails) {
        return mails.isEmpty() ? 1 : mails.get(mails.size() - 1).uid() + 1;
    }

    private void select(Command command) {
        open = false;
        if (missing(command)) {
            return;
        }
        open = true;
        writable = command.name().equals("SELECT");
        selected = in(command.text(0));
        StringJoiner data = new StringJoiner("\r\n");
        data.add("* FLAGS (" + FLAGS + ")");
        data.add(
                writable
                        ? "* OK [PERMANENTFLAGS (" + FLAGS + " \\*)] Flags permitted."
                        : "* OK [PERMANENTFLAGS ()] Read-only mailbox.");
        data.add("* " + selected.size() + " EXISTS").add("* 0 RECENT");
        IntStream.rangeClosed(1, selected.size())
                .filter(number -> !seen.contains(number))
                .findFirst()
                .ifPresent(number -> data.add("* OK [UNSEEN " + number + "] First unseen."));
        data.add("* OK [UIDVALIDITY " + mailbox.validity() + "] UIDs valid");
        data.add("* OK [UIDNEXT " + next(selected) + "] Predicted next UID");
        done(data.toString(), writable ? "[READ-WRITE] Select completed" : "[READ-ONLY] Examine completed");
    }

    private void status(Command command) {
        if (missing(command)) {
            return;
        }
        List<Mail> mails = in(command.text(0));
        if (command.arguments().size() != 2 || !command.arguments().get(1).isList()) {
            wrong("Error in IMAP command STATUS: Missing arguments" + TOOK);
            return;
        }
        StringJoiner values = new StringJoiner(" ", "(", ")");
        for (Token item : command.arguments().get(1).items()) {
            String value = switch (item.upper()) {
                case "MESSAGES" -> "" + mails.size();
                case "RECENT" -> "0";
                case "UIDNEXT" -> "" + next(mails);
                case "UIDVALIDITY" -> "" + mailbox.validity();
                case "UNSEEN" -> "" + (mails.isEmpty() ? 0 : mails.size() - seen.size());
                default -> "";
            };
            if (value.isEmpty()) {
                wrong("Error in IMAP command STATUS: Invalid status item " + item.upper() + TOOK);
                return;
            }
            values.add(item.upper() + " " + value);
        }
        done("* STATUS " + Folders.written(command.text(0)) + " " + values, "Status completed");
    }

    private void fetch(Command command, boolean uid) {
        int last = uid ? next(selected) - 1 : selected.size();
        Optional<IntPredicate> set = NumberSet.of(command.text(0), last);
        if (set.isEmpty()) {
            wrong("Error in IMAP command FETCH: Invalid messageset" + TOOK);
            return;
        }
        Optional<Fetch> fetch =
                command.arguments().size() == 2 ? Fetch.of(command.arguments().get(1), uid) : Optional.empty();
        if (fetch.isEmpty()) {
            wrong("Error in IMAP command FETCH: Invalid arguments" + TOOK);
            return;
        }
        for (int number = 1; number <= selected.size(); number++) {
            Mail mail = selected.get(number - 1);
            if (set.get().test(uid ? mail.uid() : number)) {
                boolean unread = fetch.get().reads() && writable && seen.add(number);
                dialog.reply("* " + number + " FETCH " + fetch.get().answer(mail, seen.contains(number), unread));
            }
        }
        done("", "Fetch completed");
    }

    private void search(Command command, boolean uid) {
        Optional<Search> search = Search.of(command.arguments(), selected.size(), next(selected) - 1);
        if (search.isEmpty()) {
            wrong("Error in IMAP command SEARCH: Unknown argument" + TOOK);
            return;
        }
        StringBuilder found = new StringBuilder("* SEARCH");
        for (int number = 1; number <= selected.size(); number++) {
            Mail mail = selected.get(number - 1);
            if (search.get().finds(mail, number, seen.contains(number))) {
                found.append(' ').append(uid ? mail.uid() : number);
            }
        }
        done(found.toString(), "Search completed");
    }
}
