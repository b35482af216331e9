package org.sundew.alert.syslog;

/**
 * Who sends, as every message says it.
 *
 * @param facility the facility's number, 0 to 23
 * @param version  of the product
 */
record Origin(int facility, String host, String app, long process, String version) {

    /** The words made fit for a header: printable ASCII without blanks (RFC 5424, section 6), at most 255 and 48 characters. */
    Origin {
        host = word(host, 255);
        app = word(app, 48);
    }

    /** The text as one word of a header; {@code -} if nothing is left of it. */
    static String word(String text, int longest) {
        StringBuilder word = new StringBuilder();
        text.chars().filter(c -> c > ' ' && c < 0x7F).limit(longest).forEach(c -> word.append((char) c));
        return word.isEmpty() ? "-" : word.toString();
    }
}
