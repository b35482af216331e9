package org.sundew.sim.imap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one who is in is told of changes by their numbers, once he asked for it in one of many ways (RFC 7162, CONDSTORE and
 * QRESYNC). One session's.
 */
final class Changes {
    private final Answers answers;
    private boolean numbered;
    private boolean vanishing;

    Changes(Answers answers) {
        this.answers = answers;
    }

    /** ENABLE: which of these words were known. */
    String enable(Set<String> words, Optional<Box> open) {
        String known =
                List.of("CONDSTORE", "QRESYNC").stream().filter(words::contains).collect(Collectors.joining(" "));
        vanishing |= words.contains("QRESYNC");
        if (!known.isEmpty()) {
            learn(open);
        }
        return known;
    }

    /** Tells of numbers from now on, first of the last one in the folder that is open. */
    void learn(Optional<Box> open) {
        if (!numbered) {
            numbered = true;
            open.ifPresent(this::highest);
        }
    }

    /** Whether numbers are told. */
    boolean numbered() {
        return numbered;
    }

    /** Whether messages that went are told by their uids. */
    boolean vanishing() {
        return vanishing;
    }

    void highest(Box box) {
        answers.data("OK [HIGHESTMODSEQ " + box.changes() + "] Highest");
    }

    /** The flags of these changed with one command: tells of it, and to what unless nobody wants to know. */
    void changed(Box box, List<Entry> entries, boolean uid, boolean silent) {
        long number = entries.isEmpty() ? box.changes() : box.change();
        entries.forEach(each -> each.changed(number));
        entries.forEach(each -> flags(box, each, uid, silent));
    }

    private void flags(Box box, Entry entry, boolean uid, boolean silent) {
        String number = numbered ? "MODSEQ (" + entry.change() + ")" : "";
        String flags = silent ? "" : "FLAGS " + entry.flagsText();
        if (!number.isEmpty() || !flags.isEmpty()) {
            String id = uid || vanishing ? "UID " + entry.uid() + " " : "";
            answers.data((box.entries().indexOf(entry) + 1) + " FETCH (" + (id + (number + " " + flags).strip()) + ")");
        }
    }

    /** Takes messages out of a folder, and tells of it; what the last answer begins with. */
    String expunge(Box box, Predicate<Entry> which) {
        List<Entry> gone = box.remove(which, number -> told(!vanishing, number + " EXPUNGE"));
        if (gone.isEmpty() || !vanishing) {
            return "";
        }
        told(true, "VANISHED " + shortened(gone.stream().map(Entry::uid).toList()));
        return "[HIGHESTMODSEQ " + box.changes() + "] ";
    }

    private void told(boolean wanted, String line) {
        if (wanted) {
            answers.data(line);
        }
    }

    /** Tells which of these messages went since that change. */
    void vanished(Box box, long since, IntPredicate uids) {
        List<Integer> gone = box.vanished(since).stream().filter(uids::test).toList();
        told(!gone.isEmpty(), "VANISHED (EARLIER) " + shortened(gone));
    }

    private static String shortened(List<Integer> numbers) {
        return numbers.isEmpty()
                ? ""
                : NumberSet.shortened(
                        numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    }
}
