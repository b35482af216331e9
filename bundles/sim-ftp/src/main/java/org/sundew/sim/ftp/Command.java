package org.sundew.sim.ftp;

import java.util.Locale;

/**
 * One command taken apart: the word before the first blank in upper case, and all that follows.
 *
 * @param line what was said, for the record
 */
record Command(String verb, String argument, String line) {
    /** Where something is said without having been asked. */
    static final Command NONE = new Command("", "", "");

    /** Telnet's commands, IAC among them: clients send some before ABOR (RFC 959 section 4.1.3). */
    private static final char TELNET = 0xF0;

    static Command of(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        int start = 0;
        while (start < end && line.charAt(start) >= TELNET) {
            start++;
        }
        String said = line.substring(start, end);
        int blank = said.indexOf(' ');
        return new Command(
                (blank < 0 ? said : said.substring(0, blank)).toUpperCase(Locale.ROOT),
                blank < 0 ? "" : said.substring(blank + 1),
                said);
    }

    /** The argument's first word. */
    String word() {
        int blank = argument.indexOf(' ');
        return blank < 0 ? argument : argument.substring(0, blank);
    }
}
