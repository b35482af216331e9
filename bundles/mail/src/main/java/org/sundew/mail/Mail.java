package org.sundew.mail;

import java.time.ZonedDateTime;

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
        for (String line : header.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
                return line.substring(name.length() + 2);
            }
        }
        return "";
    }
}
