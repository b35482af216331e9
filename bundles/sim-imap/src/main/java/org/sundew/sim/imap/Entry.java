package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sundew.mail.Mail;

/** A message in a folder, with its flags. One session's. */
final class Entry {
    private final Mail mail;
    private final Set<String> flags = new LinkedHashSet<>();
    private final boolean recent;
    private long change;
    /** Its text in lower case once it was searched: to make it anew for each key would cost a search far more. */
    private String lower = "";

    Entry(Mail mail, boolean recent, long change) {
        this.mail = mail;
        this.recent = recent;
        this.change = change;
    }

    /** The number of its last change. */
    long change() {
        return change;
    }

    void changed(long number) {
        change = number;
    }

    Mail mail() {
        return mail;
    }

    int uid() {
        return mail.uid();
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    boolean recent() {
        return recent;
    }

    Set<String> flags() {
        return flags;
    }

    /** Whether its text, or its body alone, has this in it, which is in lower case. */
    boolean says(Needle part, boolean body) {
        if (lower.isEmpty()) {
            lower = mail.text().toLowerCase(Locale.ROOT);
        }
        return part.in(lower, body ? mail.header().length() : 0);
    }

    /** The same message, with its flags, under another number. */
    Entry copy(int uid, long number) {
        Entry copy = new Entry(new Mail(uid, mail.received(), mail.header(), mail.body()), true, number);
        copy.flags.addAll(flags);
        return copy;
    }

    /** Its flags in brackets: Dovecot's own ones first, in its order. */
    String flagsText() {
        List<String> words = new ArrayList<>();
        for (String flag : Box.FLAGS) {
            if (flags.contains(flag)) {
                words.add(flag);
            }
        }
        flags.stream().filter(flag -> !flag.startsWith("\\")).forEach(words::add);
        if (recent) {
            words.add("\\Recent");
        }
        return "(" + String.join(" ", words) + ")";
    }
}
