package org.sundew.sim.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What follows {@code MAIL FROM:} or {@code RCPT TO:} (RFC 5321 section 4.1.1), read as leniently as Postfix does: with or
 * without angle brackets, blanks before it, a source route that is dropped.
 *
 * @param text what is between the brackets, blank for the null sender
 * @param options the words after it
 */
record Address(String text, List<String> options) {

    private static final String LABEL =
            "[A-Za-z0-9_\\x80-\\xff](?:[A-Za-z0-9_\\x80-\\xff-]{0,61}[A-Za-z0-9_\\x80-\\xff])?";
    private static final Pattern DOMAIN =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?|\\[[0-9.]{7,15}]|\\[IPv6:[0-9A-Fa-f:.]{2,45}]");

    /** Whether an address follows this word in a command's argument. */
    static boolean follows(String word, String argument) {
        return argument.regionMatches(true, 0, word, 0, word.length())
                && argument.length() > word.length()
                && !argument.substring(word.length()).isBlank();
    }

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
        if (!sound(text) || !soundDomain(domain(text)) || (bracketed && !after.isEmpty() && after.charAt(0) != ' ')) {
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
            } else if (c < ' ' || c == 0x7F || (!quoted && (c == ' ' || c == ',' || c == '<' || c == '>'))) {
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

    /** Whether this could be a domain: labels between dots, or an address in brackets. None is one too. */
    static boolean soundDomain(String text) {
        return text.isEmpty() || (DOMAIN.matcher(text).matches() && !text.matches("[0-9.]+"));
    }

    /** The domain in lower case, blank for a name of this host. */
    String domain() {
        return domain(text).toLowerCase(Locale.ROOT);
    }

    private static String domain(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? "" : text.substring(at + 1);
    }

    /** What is before the domain. */
    String local() {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }
}
