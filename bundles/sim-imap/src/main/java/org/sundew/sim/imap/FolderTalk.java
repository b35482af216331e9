package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** What is said about folders: which there are (RFC 3501 section 6.3, RFC 5258), and what is to become of them. */
final class FolderTalk {
    private static final String FULL = "[OVERQUOTA] Quota exceeded (mailbox for user is full)";

    private final Answers answers;
    private final Folders folders;

    FolderTalk(Answers answers, Folders folders) {
        this.answers = answers;
        this.folders = folders;
    }

    /** The folder that this argument names; where there is none, that was said. */
    Optional<Box> named(Command command, int index, String code) {
        String name = command.text(index);
        Optional<Box> box = folders.find(name);
        if (box.isEmpty()) {
            String flaw = Folders.flaw(name);
            answers.no(flaw.isEmpty() ? code + "Mailbox doesn't exist: " + name : flaw);
        }
        return box;
    }

    /** LIST, and XLIST, which is an older name for it. */
    void list(Command command) {
        List<Token> words = new ArrayList<>(command.arguments());
        Set<String> chosen = words.isEmpty() || !words.get(0).isList() ? Set.of() : options(words.remove(0));
        if (words.isEmpty() || words.get(0).isList()) {
            answers.wrong("Invalid reference");
            return;
        }
        if (words.size() < 2) {
            answers.wrong("Invalid pattern");
            return;
        }
        if (words.size() > 2 && (words.size() != 4 || !words.get(2).upper().equals("RETURN"))) {
            answers.wrong("Extra arguments");
            return;
        }
        boolean extended = !chosen.isEmpty() || words.size() > 2 || words.get(1).isList();
        Token wanted = words.size() > 2 ? words.get(3) : Token.list(List.of());
        if (words.get(1).text().isEmpty() && !words.get(1).isList()) {
            answers.data("LIST (\\Noselect) \"/\" \"\"");
        } else {
            for (Box box : matching(words.get(0).text(), words.get(1))) {
                show(box, extended, chosen, wanted);
            }
        }
        answers.ok("List completed");
    }

    private static Set<String> options(Token list) {
        Set<String> options = new LinkedHashSet<>();
        list.items().forEach(each -> options.add(each.upper()));
        return options;
    }

    private List<Box> matching(String reference, Token patterns) {
        if (!patterns.isList()) {
            return folders.matching(reference + patterns.text());
        }
        Set<Box> any = new LinkedHashSet<>();
        patterns.items().forEach(each -> any.addAll(folders.matching(reference + each.text())));
        return folders.matching("*").stream().filter(any::contains).toList();
    }

    private void show(Box box, boolean extended, Set<String> chosen, Token wanted) {
        boolean subscribed = chosen.contains("SUBSCRIBED");
        boolean special = chosen.contains("SPECIAL-USE");
        if ((subscribed && !box.subscribed()) || (special && box.special().isEmpty())) {
            return;
        }
        Set<String> shown = options(wanted);
        StringJoiner attributes = new StringJoiner(" ", "(", ")");
        if (box.subscribed() && (subscribed || shown.contains("SUBSCRIBED"))) {
            attributes.add("\\Subscribed");
        }
        if (!extended || shown.contains("CHILDREN")) {
            attributes.add("\\HasNoChildren");
        }
        if (!box.special().isEmpty() && (!extended || special || shown.contains("SPECIAL-USE"))) {
            attributes.add(box.special());
        }
        answers.data("LIST " + attributes + " \"/\" " + written(box.name()));
        int status = wanted.items().stream().map(Token::upper).toList().indexOf("STATUS");
        if (status >= 0 && status + 1 < wanted.items().size()) {
            Status.of(wanted.items().get(status + 1))
                    .values(box)
                    .ifPresent(values -> answers.data("STATUS " + written(box.name()) + " " + values));
        }
    }

    /** As it is written in an answer. */
    static String written(String name) {
        return name.matches("[A-Za-z0-9_/!#$&'+,.:;<=>?@^`|~-]+") ? name : Tokens.quoted(name);
    }

    void subscribed(Command command) {
        if (!command.plain(2)) {
            answers.wrong(command.arguments().isEmpty() ? "Invalid reference" : "Invalid pattern");
            return;
        }
        for (Box box : folders.matching(command.text(0) + command.text(1))) {
            if (box.subscribed()) {
                answers.data("LSUB (" + box.special() + ") \"/\" " + written(box.name()));
            }
        }
        answers.ok("Lsub completed");
    }

    void status(Command command, Optional<Box> open, Changes changes) {
        if (command.arguments().size() < 2 || !command.arguments().get(1).isList()) {
            answers.wrong("Missing arguments");
            return;
        }
        Status status = Status.of(command.arguments().get(1));
        if (!answers.sound(status.flaw())) {
            return;
        }
        Optional<Box> box = named(command, 0, "");
        if (box.isEmpty()) {
            return;
        }
        if (status.tellsChanges()) {
            changes.learn(open);
        }
        answers.data("STATUS " + written(command.text(0)) + " "
                + status.values(box.get()).orElse("()"));
        answers.ok(open.equals(box) ? "[CLIENTBUG] Status on selected mailbox completed" : "Status completed");
    }

    void create(Command command) {
        if (missing(command, 1)) {
            return;
        }
        String asked = command.text(0);
        String name = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        String flaw = Folders.flaw(name);
        if (folders.find(name).isPresent()) {
            answers.no("[ALREADYEXISTS] Mailbox already exists");
        } else if (!flaw.isEmpty()) {
            answers.no(flaw);
        } else if (folders.create(name)) {
            answers.ok("Create completed");
        } else {
            answers.no(FULL);
        }
    }

    private boolean missing(Command command, int count) {
        if (command.arguments().size() < count) {
            answers.wrong("Missing arguments");
            return true;
        }
        return false;
    }

    void delete(Command command, Optional<Box> open) {
        if (missing(command, 1)) {
            return;
        }
        Optional<Box> box = named(command, 0, "[NONEXISTENT] ");
        if (box.isEmpty()) {
            return;
        }
        if (box.get().inbox()) {
            answers.no("INBOX can't be deleted");
            return;
        }
        folders.delete(box.get());
        answers.ok("Delete completed");
        if (open.equals(box)) {
            answers.bye("Selected mailbox was deleted, have to disconnect.");
        }
    }

    void rename(Command command) {
        if (missing(command, 2)) {
            return;
        }
        Optional<Box> box = named(command, 0, "[NONEXISTENT] ");
        String to = command.text(1);
        if (box.isEmpty()) {
            return;
        }
        String flaw = Folders.flaw(to);
        if (box.get().inbox()) {
            answers.no("[CANNOT] Renaming INBOX isn't supported");
        } else if (folders.find(to).isPresent()) {
            answers.no("[ALREADYEXISTS] Target mailbox already exists");
        } else if (flaw.isEmpty()) {
            box.get().rename(to);
            answers.ok("Rename completed");
        } else {
            answers.no(flaw);
        }
    }

    void subscribe(Command command, boolean wanted) {
        if (missing(command, 1)) {
            return;
        }
        Optional<Box> box = wanted ? named(command, 0, "") : folders.find(command.text(0));
        if (wanted && box.isEmpty()) {
            return;
        }
        box.ifPresent(each -> each.subscribe(wanted));
        answers.ok(wanted ? "Subscribe completed" : "Unsubscribe completed");
    }
}
