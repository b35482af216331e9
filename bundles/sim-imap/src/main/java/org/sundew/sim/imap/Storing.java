package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** STORE: which messages get which flags, on what condition, and what is told of it (RFC 3501 section 6.4.6, RFC 7162). */
final class Storing {
    private final Answers answers;
    private final Box box;
    private final boolean uid;
    private final Changes changes;
    private final Runnable learned;

    /**
     * In this folder.
     *
     * @param uid whether messages are told by their uids
     * @param changes what is told of changes
     * @param learned what to do where the folder learned a keyword
     */
    Storing(Answers answers, Box box, boolean uid, Changes changes, Runnable learned) {
        this.answers = answers;
        this.box = box;
        this.uid = uid;
        this.changes = changes;
        this.learned = learned;
    }

    /** Does this to these messages. */
    void obey(Command given, List<Integer> numbers, boolean writable) {
        boolean conditional = given.arguments().get(1).isList();
        Since since = conditional ? Since.ofStore(given.arguments().get(1)) : Since.EVER;
        if (!answers.sound(since.flaw())) {
            return;
        }
        Store store = Store.of(conditional ? given.without(1) : given);
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
        if (conditional) {
            changes.learn(Optional.of(box));
        }
        learn(store);
        String modified = change(store, numbers, conditional ? since.change() : Long.MAX_VALUE);
        answers.ok(
                modified.isEmpty()
                        ? "Store completed"
                        : "[MODIFIED " + NumberSet.shortened(modified) + "] Conditional store failed");
    }

    private void learn(Store store) {
        boolean any = false;
        for (String word : store.keywords()) {
            any |= box.learn(word);
        }
        if (any) {
            learned.run();
        }
        store.flags().removeIf(flag -> !box.allows(flag)); // a word that there is no room for
    }

    /** Changes what was not changed since; the numbers of the others. */
    private String change(Store store, List<Integer> numbers, long since) {
        StringJoiner modified = new StringJoiner(",");
        List<Entry> changed = new ArrayList<>();
        for (int number : store.changes() ? numbers : List.<Integer>of()) {
            Entry entry = box.entries().get(number - 1);
            if (entry.change() > since) {
                modified.add("" + (uid ? entry.uid() : number));
            } else if (store.change(entry.flags())) {
                changed.add(entry);
            }
        }
        changes.changed(box, changed, uid, store.silent());
        return modified.toString();
    }
}
