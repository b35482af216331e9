package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sundew.mail.Mailbox;

/**
 * The folders: an inbox with mail in it, the empty ones that a Dovecot is often told to make, and those that this visitor makes.
 * What he does to them is bounded, and forgotten with the visit.
 */
final class Folders {
    private static final int PATTERN_MAX = 64;
    private static final int NAME_MAX = 200;
    private static final int FOLDERS_MAX = 32;
    private static final int MAILS_MAX = 200;
    private static final int BYTES_MAX = 131_072;

    private final List<Box> boxes = new ArrayList<>();
    private int validity;

    Folders(Mailbox mailbox) {
        validity = mailbox.validity();
        boxes.add(new Box("Drafts", "\\Drafts", true, ++validity, List.of()));
        boxes.add(new Box("Sent", "\\Sent", true, ++validity, List.of()));
        boxes.add(new Box("Trash", "\\Trash", true, ++validity, List.of()));
        boxes.add(new Box("INBOX", "", false, mailbox.validity(), mailbox.mails()));
    }

    /** The folder of this name, whatever the case of INBOX. */
    Optional<Box> find(String name) {
        return boxes.stream()
                .filter(each -> each.inbox()
                        ? each.name().equalsIgnoreCase(name)
                        : each.name().equals(name))
                .findFirst();
    }

    /** Why no folder can have this name, blank if one can. */
    static String flaw(String name) {
        if (name.isEmpty()) {
            return "Invalid mailbox name: Name is empty";
        }
        return name.contains(".") ? "Character not allowed in mailbox name: '.'" : "";
    }

    /** Makes a folder; false if there are too many, or the name is too long. */
    boolean create(String name) {
        if (boxes.size() >= FOLDERS_MAX || name.length() > NAME_MAX) {
            return false;
        }
        boxes.add(0, new Box(name, "", false, ++validity, List.of()));
        return true;
    }

    void delete(Box box) {
        boxes.remove(box);
    }

    /** Whether so many messages with so many bytes fit. */
    boolean fits(int mails, long bytes) {
        int count = boxes.stream().mapToInt(each -> each.entries().size()).sum();
        long used = boxes.stream().mapToLong(Box::bytes).sum();
        return count + mails <= MAILS_MAX && used + bytes <= BYTES_MAX;
    }

    /** Those that a pattern with * and % matches; there is no level below another, so both mean the same. */
    List<Box> matching(String pattern) {
        if (pattern.length() > PATTERN_MAX) {
            return List.of();
        }
        StringBuilder regex = new StringBuilder();
        for (String piece : pattern.split("[*%]+", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
        }
        Pattern exact = Pattern.compile(regex.toString());
        Pattern anyCase = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        return boxes.stream()
                .filter(each ->
                        (each.inbox() ? anyCase : exact).matcher(each.name()).matches())
                .toList();
    }
}
