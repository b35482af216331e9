package org.sundew.sim.imap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.sundew.mail.Mail;

/** A folder. What is changed in it is changed for one visit only. */
final class Box {
    /** The flags that every folder has, in Dovecot's order. */
    static final List<String> FLAGS = List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft");

    /** How many words of its own a folder may have for flags. */
    private static final int KEYWORDS_MAX = 64;

    /** How many messages that went are remembered. */
    private static final int GONE_MAX = 1000;

    /** The longest of those words. */
    static final int KEYWORD_MAX = 50;

    private final String special;
    private final int validity;
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Gone> gone = new ArrayDeque<>();
    private final Set<String> keywords = new LinkedHashSet<>();
    private String name;
    private boolean subscribed;
    private int next;
    private long changes;

    /** A message that is there no more. */
    private record Gone(int uid, long change) {}

    /**
     * A folder.
     *
     * @param special what it is for, as an attribute; blank if for nothing
     */
    Box(String name, String special, boolean subscribed, int validity, List<Mail> mails) {
        this.name = name;
        this.special = special;
        this.subscribed = subscribed;
        this.validity = validity;
        changes = mails.isEmpty() ? 1 : 2;
        mails.forEach(mail -> entries.add(new Entry(mail, false, changes)));
        next = mails.isEmpty() ? 1 : mails.get(mails.size() - 1).uid() + 1;
    }

    String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }

    String special() {
        return special;
    }

    boolean inbox() {
        return name.equals("INBOX");
    }

    boolean subscribed() {
        return subscribed;
    }

    void subscribe(boolean wanted) {
        subscribed = wanted;
    }

    int validity() {
        return validity;
    }

    int next() {
        return next;
    }

    List<Entry> entries() {
        return entries;
    }

    int lastUid() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).uid();
    }

    long unseen() {
        return entries.stream().filter(each -> !each.has("\\Seen")).count();
    }

    long recent() {
        return entries.stream().filter(Entry::recent).count();
    }

    long bytes() {
        return entries.stream().mapToLong(each -> each.mail().size()).sum();
    }

    /** Puts a message in; its number. */
    int add(Entry entry) {
        entries.add(entry.copy(next, change()));
        return next++;
    }

    /** Takes out what this says, telling of each the number that it has by then; all that went. */
    List<Entry> remove(Predicate<Entry> which, IntConsumer told) {
        List<Entry> removed = new ArrayList<>();
        for (int number = 1; number <= entries.size(); ) {
            if (which.test(entries.get(number - 1))) {
                removed.add(entries.remove(number - 1));
                told.accept(number);
            } else {
                number++;
            }
        }
        long change = removed.isEmpty() ? changes : change();
        removed.forEach(each -> gone.add(new Gone(each.uid(), change)));
        while (gone.size() > GONE_MAX) {
            gone.remove();
        }
        return removed;
    }

    /** The number of the last change. */
    long changes() {
        return changes;
    }

    /** The number of one more. */
    long change() {
        return ++changes;
    }

    /** The uids of what went since that change, as far as it is remembered. */
    List<Integer> vanished(long since) {
        return gone.stream()
                .filter(each -> each.change() > since)
                .map(Gone::uid)
                .toList();
    }

    /** Knows this word as a flag from now on, if there is room for it; whether it is new. */
    boolean learn(String keyword) {
        return keywords.size() < KEYWORDS_MAX && keyword.length() <= KEYWORD_MAX && keywords.add(keyword);
    }

    /** Whether a message in it may have this flag: one that every folder has, or a word that it knows or has room for. */
    boolean allows(String flag) {
        return FLAGS.contains(flag) || learn(flag) || keywords.contains(flag);
    }

    /** The words that it knows as flags. */
    String flags() {
        List<String> words = new ArrayList<>(FLAGS);
        words.addAll(keywords);
        return String.join(" ", words);
    }
}
