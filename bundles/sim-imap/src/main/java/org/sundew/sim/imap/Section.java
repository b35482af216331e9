package org.sundew.sim.imap;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sundew.mail.Mail;

/**
 * One piece of a message: {@code BODY[TEXT]<0.100>}, or one of the older names for such.
 *
 * @param label how the answer calls it
 * @param part what is between the brackets
 * @param from the first byte wanted, or -1 for all
 * @param length how many bytes are wanted
 * @param reads whether it marks the message as seen
 */
record Section(String label, String part, int from, int length, boolean reads) {
    private static final Pattern BODY =
            Pattern.compile("BODY(\\.PEEK)?\\[([^\\[\\]]{0,1000})](?:<(\\d{1,9})(?:\\.(\\d{1,9}))?>)?");
    private static final Pattern FIELDS = Pattern.compile("(?:1\\.)?HEADER\\.FIELDS(\\.NOT)? ?\\(([^()]+)\\)");
    private static final Pattern PART = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4}){0,8}(?:\\.MIME)?");

    /** What is wrong with it, in upper case and in Dovecot's words; blank if nothing is. */
    static String flaw(String word) {
        if (List.of("RFC822", "RFC822.HEADER", "RFC822.TEXT").contains(word)) {
            return "";
        }
        Matcher body = BODY.matcher(word);
        if (!word.startsWith("BODY[") && !word.startsWith("BODY.PEEK[")) {
            return "Unknown parameter: " + word;
        }
        if (!word.contains("]")) {
            return "Invalid BODY[..] parameter: Missing ']'";
        }
        return body.matches() && known(body.group(2)) ? "" : "Invalid BODY[..] section";
    }

    /** Reads it, in upper case and without flaw. */
    static Section of(String word) {
        return switch (word) {
            case "RFC822" -> new Section(word, "", -1, 0, true);
            case "RFC822.HEADER" -> new Section(word, "HEADER", -1, 0, false);
            case "RFC822.TEXT" -> new Section(word, "TEXT", -1, 0, true);
            default -> body(word);
        };
    }

    private static Section body(String word) {
        Matcher body = BODY.matcher(word);
        if (!body.matches()) {
            throw new IllegalArgumentException(word);
        }
        boolean partial = body.group(3) != null;
        int from = partial ? Integer.parseInt(body.group(3)) : -1;
        String label = "BODY[" + body.group(2) + "]" + (partial ? "<" + from + ">" : "");
        int length = body.group(4) != null ? Integer.parseInt(body.group(4)) : Integer.MAX_VALUE;
        return new Section(label, body.group(2), from, length, body.group(1) == null);
    }

    private static boolean known(String part) {
        return List.of("", "HEADER", "TEXT").contains(part)
                || PART.matcher(part).matches()
                || FIELDS.matcher(part).matches();
    }

    String answer(Mail mail) {
        String text = text(mail);
        if (from >= 0) {
            int start = Math.min(from, text.length());
            text = text.substring(start, (int) Math.min((long) start + length, text.length()));
        }
        return label + " {" + text.length() + "}\r\n" + text;
    }

    private String text(Mail mail) {
        return switch (part) {
            case "" -> mail.text();
            case "HEADER" -> mail.header();
            case "TEXT", "1" -> mail.body();
            case "1.MIME" -> mail.header();
            default -> part.contains("FIELDS") ? fields(mail.header()) : "";
        };
    }

    private String fields(String header) {
        Matcher wanted = FIELDS.matcher(part);
        if (!wanted.matches()) {
            return "";
        }
        Set<String> names =
                Set.copyOf(List.of(wanted.group(2).replace("\"", "").strip().split(" +")));
        boolean others = wanted.group(1) != null;
        StringBuilder found = new StringBuilder();
        boolean taking = false;
        for (String line : header.strip().split("\r\n", -1)) {
            if (!line.startsWith("\t") && !line.startsWith(" ")) {
                String name = line.substring(0, Math.max(0, line.indexOf(':')));
                taking = names.contains(name.toUpperCase(Locale.ROOT)) != others;
            }
            if (taking) {
                found.append(line).append("\r\n");
            }
        }
        return found.append("\r\n").toString();
    }
}
