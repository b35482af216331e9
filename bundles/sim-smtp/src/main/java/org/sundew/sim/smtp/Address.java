package org.sundew.sim.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows {@code MAIL FROM:} or {@code RCPT TO:} (RFC 5321 section 4.1.1), read as leniently as Postfix does: with or
 * without angle brackets, blanks before it, a source route that is dropped.
 *
 * @param text what is between the brackets, blank for the null sender
 * @param options the words after it
 */
record Address(String text, List<String> options) {

    /** Reads it, or nothing where Postfix finds bad syntax. */
    static Optional<Address> read(String argument) {
        String rest = argument.stripLeading();
        boolean bracketed = rest.startsWith("<");
        int start = bracketed ? 1 : 0;
        int end = end(rest, start, bracketed ? '>' : ' ');
        if (end < 0 || (!bracketed && end == 0)) {
            return Optional.empty();
        }
        String text = unrouted(rest.substring(start, end));
        String after = end < rest.length() ? rest.substring(end + 1) : "";
        if (!sound(text) || (bracketed && !after.isEmpty() && after.charAt(0) != ' ')) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                text, after.isBlank() ? List.of() : List.of(after.trim().split(" +"))));
    }

    /** Where the first such char outside quotes is; where none is, the end of a text that may end so, or -1. */
    private static int end(String text, int start, char wanted) {
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return wanted == ' ' && !quoted ? text.length() : -1;
    }

    /** Without {@code @a,@b:} before the address (RFC 5321 appendix C). */
    private static String unrouted(String text) {
        int colon = text.indexOf(':');
        return text.startsWith("@") && colon > 0 ? text.substring(colon + 1) : text;
    }

    private static boolean sound(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c < ' ' || c == 0x7F || (!quoted && (c == ' ' || c == '<' || c == '>'))) {
                return false;
            } else if (c == '\\') {
                i++;
            }
        }
        return !quoted && !text.startsWith("@") && !text.endsWith("@");
    }

    boolean none() {
        return text.isEmpty();
    }

    /** The domain in lower case, blank for a name of this host. */
    String domain() {
        int at = text.lastIndexOf('@');
        return at < 0 ? "" : text.substring(at + 1).toLowerCase(Locale.ROOT);
    }
}
