package org.sundew.mail;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * One made-up message. Lines end with CR LF.
 *
 * @param uid its number for good
 * @param received when it came
 * @param header its header, the blank line after it included
 * @param body what follows
 */
public record Mail(int uid, ZonedDateTime received, String header, String body) {
    /** All of it. */
    public String text() {
        return header + body;
    }

    /** How long it is, in bytes. */
    public int size() {
        return header.length() + body.length();
    }

    /** What follows this name in the header, its first line; blank if there is none. */
    public String field(String name) {
        return found(name).orElse("");
    }

    /** The same, or nothing if there is none. Looks on from line to line: a visitor's header may have thousands. */
    public Optional<String> found(String name) {
        String wanted = name + ":";
        for (int from = 0, end; from < header.length(); from = end + 2) {
            int found = header.indexOf("\r\n", from);
            end = found < 0 ? header.length() : found;
            if (header.regionMatches(true, from, wanted, 0, wanted.length())) {
                return Optional.of(header.substring(from + wanted.length(), end).stripLeading());
            }
        }
        return Optional.empty();
    }
}
