package org.sundew.sim.imap;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.sundew.mail.Mail;

/**
 * What FETCH asks of each message (RFC 3501 section 6.4.5). Dovecot answers what it knows without a look at the message first,
 * whatever the order of the question.
 */
final class Fetch {
    /** The most items of one command: a visitor is sent no more than this many times its mail at once. */
    static final int ITEMS_MAX = 16;

    private static final int PREVIEW_MAX = 200;
    private static final List<String> SMALL = List.of("UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "MODSEQ");
    private static final List<String> LARGE = List.of("ENVELOPE", "BODY", "BODYSTRUCTURE", "PREVIEW");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US);

    private interface Part {
        String answer(Mail mail);
    }

    private final List<String> small = new ArrayList<>();
    private final List<Part> large = new ArrayList<>();
    private boolean reads;
    private String flaw = "";

    private Fetch() {}

    /** The items of this argument. */
    static Fetch of(Token argument, boolean uid) {
        Fetch fetch = new Fetch();
        List<Token> words = argument.isList() ? argument.items() : List.of(argument);
        if (uid) {
            fetch.small.add("UID");
        }
        if (words.isEmpty()) {
            fetch.flaw = "FETCH list is empty";
        }
        for (Token word : words) {
            if (fetch.flaw.isEmpty()) {
                fetch.add(word.upper());
            }
        }
        if (words.size() > ITEMS_MAX) {
            fetch.flaw = "Invalid arguments";
        }
        return fetch;
    }

    private void add(String word) {
        switch (word) {
            case "FAST" -> List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE").forEach(this::add);
            case "ALL" ->
                List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE").forEach(this::add);
            case "FULL" ->
                List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY")
                        .forEach(this::add);
            default -> {
                if (SMALL.contains(word)) {
                    if (!small.contains(word)) {
                        small.add(word);
                    }
                } else if (LARGE.contains(word)) {
                    large.add(mail -> word + " " + value(word, mail));
                } else {
                    addSection(word);
                }
            }
        }
    }

    private void addSection(String word) {
        flaw = Section.flaw(word);
        if (flaw.isEmpty()) {
            Section section = Section.of(word);
            large.add(section::answer);
            reads |= section.reads();
        }
    }

    /** What is wrong with it. */
    Optional<String> flaw() {
        return flaw.isEmpty() ? Optional.empty() : Optional.of(flaw);
    }

    /** How many items it has that need a look at the message. */
    int items() {
        return large.size();
    }

    /** Whether it marks a message as seen. */
    boolean reads() {
        return reads;
    }

    /** Whether it asks for the number of a change. */
    boolean tellsChanges() {
        return small.contains("MODSEQ");
    }

    /** Asks for the number of a change, if it did not. */
    void tellChanges() {
        if (!tellsChanges()) {
            small.add("MODSEQ");
        }
    }

    /** What is said of one message; {@code changed} if its flags did with this. */
    String answer(Entry entry, boolean changed) {
        StringJoiner answer = new StringJoiner(" ", "(", ")");
        Mail mail = entry.mail();
        for (String item : small) {
            answer.add(
                    switch (item) {
                        case "UID" -> "UID " + mail.uid();
                        case "FLAGS" -> "FLAGS " + entry.flagsText();
                        case "INTERNALDATE" -> "INTERNALDATE \"" + DATE.format(mail.received()) + "\"";
                        case "RFC822.SIZE" -> "RFC822.SIZE " + mail.size();
                        default -> "MODSEQ (" + entry.change() + ")";
                    });
        }
        if (changed && !small.contains("FLAGS")) {
            answer.add("FLAGS " + entry.flagsText());
        }
        large.forEach(part -> answer.add(part.answer(mail)));
        return answer.toString();
    }

    private static String value(String item, Mail mail) {
        return switch (item) {
            case "ENVELOPE" -> envelope(mail);
            case "BODY" -> structure(mail) + ")";
            case "BODYSTRUCTURE" -> structure(mail) + " NIL NIL NIL NIL)";
            default -> Tokens.quoted(preview(mail));
        };
    }

    private static String preview(Mail mail) {
        String text = mail.body().replaceAll("\\s+", " ").strip();
        return text.substring(0, Math.min(text.length(), PREVIEW_MAX));
    }

    private static String envelope(Mail mail) {
        String from = address(mail.field("From"));
        return String.join(
                " ",
                "(" + string(mail.field("Date")),
                string(mail.field("Subject")),
                from,
                from,
                from,
                address(mail.field("To")),
                "NIL NIL NIL",
                string(mail.field("Message-Id")) + ")");
    }

    private static String string(String text) {
        return text.isEmpty() ? "NIL" : Tokens.quoted(text);
    }

    private static String address(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return "NIL";
        }
        return "((NIL NIL " + Tokens.quoted(text.substring(0, at)) + " " + Tokens.quoted(text.substring(at + 1)) + "))";
    }

    /** Of its one part, without the end. */
    private static String structure(Mail mail) {
        long lines = mail.body().chars().filter(c -> c == '\n').count();
        return "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" "
                + mail.body().length() + " " + lines;
    }
}
