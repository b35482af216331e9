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
    private final Answers answers;
    private final Folders folders;
    private final FolderTalk names;
    private final Changes changes;
    private @Nullable Box open;
    private boolean writable;

    OpenTalk(Answers answers, Folders folders, FolderTalk names) {
        this.answers = answers;
        this.folders = folders;
        this.names = names;
        this.changes = new Changes(answers);
    }

    /** What is told of changes. */
    Changes changes() {
        return changes;
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
        List<Token> words = command.arguments();
        if (words.isEmpty() || words.get(0).isList()) {
            answers.wrong("Invalid arguments");
            return;
        }
        Since known = words.size() > 1 ? Since.ofSelect(words.get(1), changes.vanishing()) : Since.EVER;
        if (!answers.sound(known.flaw())) {
            return;
        }
        Optional<Box> box = names.named(command, 0, "");
        if (box.isPresent()) {
            open = box.get();
            writable = toWrite;
            if (words.size() > 1 && !words.get(1).items().isEmpty()) {
                changes.learn(Optional.empty());
            }
            describe(box.get());
            catchUp(box.get(), known);
            answers.ok(toWrite ? "[READ-WRITE] Select completed" : "[READ-ONLY] Examine completed");
        }
    }

    private void describe(Box box) {
        tellFlags(box);
        answers.data(box.entries().size() + " EXISTS");
        answers.data(box.recent() + " RECENT");
        IntStream.rangeClosed(1, box.entries().size())
                .filter(number -> !box.entries().get(number - 1).has("\\Seen"))
                .findFirst()
                .ifPresent(number -> answers.data("OK [UNSEEN " + number + "] First unseen."));
        answers.data("OK [UIDVALIDITY " + box.validity() + "] UIDs valid");
        answers.data("OK [UIDNEXT " + box.next() + "] Predicted next UID");
        if (changes.numbered()) {
            changes.highest(box);
        }
    }

    /** Tells one who was here before what changed since. */
    private void catchUp(Box box, Since known) {
        if (known.validity() != box.validity()) {
            return;
        }
        IntPredicate uids = NumberSet.of(known.uids(), box.lastUid()).orElse(uid -> true);
        changes.vanished(box, known.change(), uids);
        Fetch fetch = Fetch.of(Token.atom("FLAGS"), true);
        fetch.tellChanges();
        for (int number = 1; number <= box.entries().size(); number++) {
            Entry entry = box.entries().get(number - 1);
            if (entry.change() > known.change() && uids.test(entry.uid())) {
                answers.data(number + " FETCH " + fetch.answer(entry, false));
            }
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
            open.remove(each -> each.has("\\Deleted"), number -> {});
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
            case "EXPUNGE" -> expunge(box, command, uid);
            case "FETCH" -> fetch(box, command, uid);
            case "STORE" -> store(box, command, uid);
            case "COPY", "MOVE" -> copy(box, command, uid, verb.equals("MOVE"));
            default -> new Searching(answers, box, uid, changes, () -> tellFlags(box)).obey(command, verb);
        }
    }

    private void expunge(Box box, Command command, boolean uid) {
        if (uid && command.arguments().isEmpty()) {
            answers.wrong("Missing arguments");
            return;
        }
        Optional<IntPredicate> uids = uid ? NumberSet.of(command.text(0), box.lastUid()) : Optional.of(number -> true);
        if (uids.isEmpty()) {
            answers.wrong("Invalid uidset");
            return;
        }
        String code = writable
                ? changes.expunge(
                        box, entry -> entry.has("\\Deleted") && uids.get().test(entry.uid()))
                : "";
        answers.ok(code + "Expunge completed");
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
        int count = command.arguments().size();
        if (count != 2 && count != 3) {
            answers.wrong("Invalid arguments");
            return;
        }
        Optional<List<Integer>> numbers = numbers(box, command, uid);
        if (numbers.isEmpty()) {
            return;
        }
        Fetch fetch = Fetch.of(command.arguments().get(1), uid);
        Since since = count == 3 ? Since.ofFetch(command.arguments().get(2), uid, changes.vanishing()) : Since.EVER;
        if (!answers.sound(fetch.flaw()) || !answers.sound(since.flaw())) {
            return;
        }
        List<Integer> chosen = numbers.get().stream()
                .filter(number -> box.entries().get(number - 1).change() > since.change())
                .toList();
        long bytes = chosen.stream()
                .mapToLong(number -> box.entries().get(number - 1).mail().size())
                .sum();
        answers.toil(fetch.items() * bytes);
        if (since.named()) {
            fetch.tellChanges();
        }
        if (fetch.tellsChanges()) {
            changes.learn(Optional.of(box));
        }
        if (since.vanished()) {
            changes.vanished(
                    box,
                    since.change(),
                    NumberSet.of(command.text(0), Integer.MAX_VALUE).orElseThrow());
        }
        tell(box, chosen, fetch, uid);
        answers.ok("Fetch completed");
    }

    private void tell(Box box, List<Integer> numbers, Fetch fetch, boolean uid) {
        List<Entry> read = new ArrayList<>();
        for (int number : numbers) {
            Entry entry = box.entries().get(number - 1);
            boolean first = fetch.reads() && writable && entry.flags().add("\\Seen");
            answers.data(number + " FETCH " + fetch.answer(entry, first));
            if (first) {
                read.add(entry);
            }
        }
        changes.changed(box, read, uid, true);
    }

    private void store(Box box, Command command, boolean uid) {
        if (command.arguments().size() < 2) {
            answers.wrong("Invalid arguments");
            return;
        }
        numbers(box, command, uid)
                .ifPresent(numbers ->
                        new Storing(answers, box, uid, changes, () -> tellFlags(box)).obey(command, numbers, writable));
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
        answers.ok(changes.expunge(box, chosen::contains) + "Move completed");
    }
}
