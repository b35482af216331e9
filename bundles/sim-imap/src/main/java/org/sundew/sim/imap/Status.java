package org.sundew.sim.imap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** What STATUS asks for (RFC 3501 section 6.3.10); it is answered in Dovecot's order. */
record Status(Set<String> items, Optional<String> flaw) {
    private static final List<String> KNOWN =
            List.of("MESSAGES", "RECENT", "UIDNEXT", "UIDVALIDITY", "UNSEEN", "HIGHESTMODSEQ", "SIZE");

    static Status of(Token list) {
        Set<String> items = new LinkedHashSet<>();
        for (Token each : list.items()) {
            if (!KNOWN.contains(each.upper())) {
                return new Status(Set.of(), Optional.of("Invalid status item " + each.upper()));
            }
            items.add(each.upper());
        }
        return new Status(items, items.isEmpty() ? Optional.of("Empty status list") : Optional.empty());
    }

    /** The values of this folder, in brackets, if nothing is wrong with what is asked. */
    Optional<String> values(Box box) {
        if (flaw.isPresent()) {
            return Optional.empty();
        }
        StringJoiner values = new StringJoiner(" ", "(", ")");
        KNOWN.stream().filter(items::contains).forEach(item -> values.add(item + " " + value(item, box)));
        return Optional.of(values.toString());
    }

    /** Whether it asks for the number of a change. */
    boolean tellsChanges() {
        return items.contains("HIGHESTMODSEQ");
    }

    private static long value(String item, Box box) {
        return switch (item) {
            case "MESSAGES" -> box.entries().size();
            case "RECENT" -> box.recent();
            case "UIDNEXT" -> box.next();
            case "UIDVALIDITY" -> box.validity();
            case "UNSEEN" -> box.unseen();
            case "SIZE" -> box.bytes();
            default -> box.changes();
        };
    }
}
