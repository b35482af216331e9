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
    private static final int NAME_MAX = 255;
    private static final int FOLDERS_MAX = 32;
    private static final int MAILS_MAX = 200;
    private static final int BYTES_MAX = 131_072;

    /** What RFC 3501 section 5.1.3 makes of names, as far as its letters go. */
    private static final Pattern UTF7 = Pattern.compile("(?:[ -%'-~]++|&[A-Za-z0-9+,]*+-)*+");

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

    /** Why no folder can have this name, in Dovecot's words; blank if one can. */
    static String flaw(String name) {
        if (name.isEmpty()) {
            return "[CANNOT] Invalid mailbox name: Name is empty";
        }
        if (name.length() > NAME_MAX) {
            return "[CANNOT] Mailbox name too long";
        }
        if (!UTF7.matcher(name).matches()) {
            return "Mailbox name is not valid mUTF-7";
        }
        if (name.startsWith("~") || name.startsWith("/")) {
            return "[CANNOT] Invalid mailbox name: Begins with "
                    + (name.startsWith("~") ? "'~'" : "hierarchy separator");
        }
        if (name.contains("//")) {
            return "[CANNOT] Invalid mailbox name: Has adjacent hierarchy separators";
        }
        return name.contains(".") ? "[CANNOT] Character not allowed in mailbox name: '.'" : "";
    }

    /** Makes a folder; false if there are too many. */
    boolean create(String name) {
        if (boxes.size() >= FOLDERS_MAX) {
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

    /** Those that a pattern with * and % matches. */
    List<Box> matching(String pattern) {
        if (pattern.length() > PATTERN_MAX) {
            return List.of();
        }
        FolderPattern wanted = new FolderPattern(pattern);
        return boxes.stream()
                .filter(each -> wanted.matches(each.name(), each.inbox()))
                .toList();
    }
}
