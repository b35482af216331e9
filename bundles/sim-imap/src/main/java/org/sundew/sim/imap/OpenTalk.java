package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is said about the folder that is open, and which one that is (RFC 3501 section 6.4). */
final class OpenTalk {
    /** The number of the last change: nothing that is told of changes by it. */
    static final int MODSEQ = 2;

    private final Answers answers;
    private final Folders folders;
    private final FolderTalk names;
    private @Nullable Box open;
    private boolean writable;

    OpenTalk(Answers answers, Folders folders, FolderTalk names) {
        this.answers = answers;
        this.folders = folders;
        this.names = names;
    }

    /** The folder that is open. */
    Optional<Box> box() {
        return Optional.ofNullable(open);
    }

    /** SELECT, and EXAMINE, after which nothing can be changed. */
    void select(Command command, boolean toWrite) {
        if (open != null) {
            open = null;
            answers.data("OK [CLOSED] Previous mailbox closed.");
        }
        boolean changes = command.arguments().size() > 1;
        if (command.arguments().isEmpty() || command.arguments().get(0).isList()) {
            answers.wrong("Invalid arguments");
            return;
        }
        if (changes
                && !command.arguments().get(1).items().stream()
                        .allMatch(each -> each.upper().equals("CONDSTORE"))) {
            answers.wrong("Unknown FETCH modifier");
            return;
        }
        Optional<Box> box = names.named(command, 0, "");
        if (box.isPresent()) {
            open = box.get();
            writable = toWrite;
            describe(box.get(), changes);
            answers.ok(toWrite ? "[READ-WRITE] Select completed" : "[READ-ONLY] Examine completed");
        }
    }

    private void describe(Box box, boolean changes) {
        tellFlags(box);
        answers.data(box.entries().size() + " EXISTS");
        answers.data(box.recent() + " RECENT");
        IntStream.rangeClosed(1, box.entries().size())
                .filter(number -> !box.entries().get(number - 1).has("\\Seen"))
                .findFirst()
                .ifPresent(number -> answers.data("OK [UNSEEN " + number + "] First unseen."));
        answers.data("OK [UIDVALIDITY " + box.validity() + "] UIDs valid");
        answers.data("OK [UIDNEXT " + box.next() + "] Predicted next UID");
        if (changes) {
            answers.data("OK [HIGHESTMODSEQ " + MODSEQ + "] Highest");
        }
    }

    private void tellFlags(Box box) {
        answers.data("FLAGS (" + box.flags() + ")");
        answers.data(
                writable
                        ? "OK [PERMANENTFLAGS (" + box.flags() + " \\*)] Flags permitted."
                        : "OK [PERMANENTFLAGS ()] Read-only mailbox.");
    }

    /** CLOSE and UNSELECT. */
    void close(boolean expunges) {
        if (open != null && expunges && writable) {
            open.removeIf(each -> each.has("\\Deleted"), number -> {});
        }
        open = null;
        answers.ok(expunges ? "Close completed" : "Unselect completed");
    }

    /** What such commands do to the folder that is open. */
    void obey(Command command, boolean uid) {
        Box box = open;
        if (box == null) {
            answers.bad("No mailbox selected");
            return;
        }
        String verb = uid ? command.name().substring(4) : command.name();
        switch (verb) {
            case "CHECK" -> answers.ok("Check completed");
            case "EXPUNGE" -> expunge(box);
            case "FETCH" -> fetch(box, command, uid);
            case "STORE" -> store(box, command, uid);
            case "COPY", "MOVE" -> copy(box, command, uid, verb.equals("MOVE"));
            default -> new Searching(answers, box, uid, () -> tellFlags(box)).obey(command, verb);
        }
    }

    private void expunge(Box box) {
        if (writable) {
            box.removeIf(each -> each.has("\\Deleted"), number -> answers.data(number + " EXPUNGE"));
        }
        answers.ok("Expunge completed");
    }

    /** The messages that the first argument names, with their numbers; nothing if it names none that there can be. */
    private Optional<List<Integer>> numbers(Box box, Command command, boolean uid) {
        int count = box.entries().size();
        int last = uid ? box.lastUid() : count;
        Optional<IntPredicate> set = NumberSet.of(command.text(0), last);
        if (set.isEmpty() || (!uid && !NumberSet.within(command.text(0), count))) {
            answers.wrong(uid ? "Invalid uidset" : "Invalid messageset");
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            if (set.get().test(uid ? box.entries().get(number - 1).uid() : number)) {
                numbers.add(number);
            }
        }
        return Optional.of(numbers);
    }

    private void fetch(Box box, Command command, boolean uid) {
        if (command.arguments().size() != 2) {
            answers.wrong("Invalid arguments");
            return;
        }
        Optional<List<Integer>> numbers = numbers(box, command, uid);
        if (numbers.isEmpty()) {
            return;
        }
        Fetch fetch = Fetch.of(command.arguments().get(1), uid);
        if (!answers.sound(fetch.flaw())) {
            return;
        }
        long bytes = numbers.get().stream()
                .mapToLong(number -> box.entries().get(number - 1).mail().size())
                .sum();
        answers.toil(fetch.items() * bytes);
        if (fetch.tellsChanges()) {
            answers.data("OK [HIGHESTMODSEQ " + MODSEQ + "] Highest");
        }
        for (int number : numbers.get()) {
            Entry entry = box.entries().get(number - 1);
            boolean read = fetch.reads() && writable && entry.flags().add("\\Seen");
            answers.data(number + " FETCH " + fetch.answer(entry, read));
        }
        answers.ok("Fetch completed");
    }

    private void store(Box box, Command command, boolean uid) {
        if (command.arguments().size() < 2) {
            answers.wrong("Invalid arguments");
            return;
        }
        Optional<List<Integer>> numbers = numbers(box, command, uid);
        if (numbers.isEmpty()) {
            return;
        }
        Store store = Store.of(command);
        if (!answers.sound(store.flaw())) {
            return;
        }
        if (!writable) {
            answers.ok("Store ignored with read-only mailbox");
            return;
        }
        if (store.keywords().stream().anyMatch(word -> word.length() > Box.KEYWORD_MAX)) {
            answers.no("[CANNOT] Keyword length too long");
            return;
        }
        boolean learned = false;
        for (String word : store.keywords()) {
            learned |= box.learn(word);
        }
        if (learned) {
            tellFlags(box);
        }
        store.flags().removeIf(flag -> !box.allows(flag)); // a word that there is no room for
        for (int number : store.changes() ? numbers.get() : List.<Integer>of()) {
            Entry entry = box.entries().get(number - 1);
            store.change(entry.flags());
            if (!store.silent()) {
                String id = uid ? "UID " + entry.uid() + " " : "";
                answers.data(number + " FETCH (" + id + "FLAGS " + entry.flagsText() + ")");
            }
        }
        answers.ok("Store completed");
    }

    private void copy(Box box, Command command, boolean uid, boolean moves) {
        if (command.arguments().size() < 2) {
            answers.wrong("Missing arguments");
            return;
        }
        Optional<List<Integer>> numbers = numbers(box, command, uid);
        Optional<Box> target = numbers.isEmpty() ? Optional.empty() : names.named(command, 1, "[TRYCREATE] ");
        if (target.isEmpty()) {
            return;
        }
        List<Entry> chosen = numbers.get().stream()
                .map(number -> box.entries().get(number - 1))
                .toList();
        long bytes = chosen.stream().mapToLong(each -> each.mail().size()).sum();
        if (!folders.fits(chosen.size(), bytes)) {
            answers.no("[OVERQUOTA] Quota exceeded (mailbox for user is full)");
            return;
        }
        StringJoiner from = new StringJoiner(",");
        StringJoiner to = new StringJoiner(",");
        for (Entry each : chosen) {
            from.add("" + each.uid());
            to.add("" + target.get().add(each));
        }
        String code = chosen.isEmpty()
                ? ""
                : "[COPYUID " + target.get().validity() + " " + NumberSet.shortened(from.toString()) + " "
                        + NumberSet.shortened(to.toString()) + "] ";
        if (!moves) {
            answers.ok(code + "Copy completed");
            return;
        }
        if (!code.isEmpty()) {
            answers.data("OK " + code + "Moved UIDs.");
        }
        box.removeIf(chosen::contains, number -> answers.data(number + " EXPUNGE"));
        answers.ok("Move completed");
    }
}
