package org.sundew.sim.imap;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.sundew.mail.Mail;

/** What FETCH asks of each message (RFC 3501 section 6.4.5). */
final class Fetch {
    /** The most items of one command: a visitor is sent no more than this many times its mail at once. */
    static final int ITEMS_MAX = 16;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US);

    private final List<String> items;
    private final List<Section> sections;

    private Fetch(List<String> items, List<Section> sections) {
        this.items = items;
        this.sections = sections;
    }

    /** The items of this argument, or nothing if one of them is unknown. */
    static Optional<Fetch> of(Token argument, boolean uid) {
        List<Token> words = argument.isList() ? argument.items() : List.of(argument);
        List<String> items = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        if (uid && words.stream().noneMatch(word -> word.upper().equals("UID"))) {
            items.add("UID");
        }
        for (Token word : words) {
            if (!add(word.upper(), items, sections)) {
                return Optional.empty();
            }
        }
        boolean fits = !words.isEmpty() && items.size() + sections.size() <= ITEMS_MAX;
        return fits ? Optional.of(new Fetch(items, sections)) : Optional.empty();
    }

    private static boolean add(String word, List<String> items, List<Section> sections) {
        switch (word) {
            case "FAST" -> items.addAll(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE"));
            case "ALL" -> items.addAll(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"));
            case "FULL" -> items.addAll(List.of("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY"));
            case "UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY", "BODYSTRUCTURE" -> items.add(word);
            default -> {
                Optional<Section> section = Section.of(word);
                section.ifPresent(sections::add);
                return section.isPresent();
            }
        }
        return true;
    }

    /** Whether it marks a message as seen. */
    boolean reads() {
        return sections.stream().anyMatch(Section::reads);
    }

    /** What is said of one message; {@code changed} if its flags did with this. */
    String answer(Mail mail, boolean seen, boolean changed) {
        StringJoiner answer = new StringJoiner(" ", "(", ")");
        String flags = "FLAGS (" + (seen ? "\\Seen" : "") + ")";
        for (String item : items) {
            answer.add(
                    switch (item) {
                        case "UID" -> "UID " + mail.uid();
                        case "FLAGS" -> flags;
                        case "INTERNALDATE" -> "INTERNALDATE \"" + DATE.format(mail.received()) + "\"";
                        case "RFC822.SIZE" -> "RFC822.SIZE " + mail.size();
                        case "ENVELOPE" -> "ENVELOPE " + envelope(mail);
                        default -> item + " " + structure(mail);
                    });
        }
        if (changed && !items.contains("FLAGS")) {
            answer.add(flags);
        }
        sections.forEach(section -> answer.add(section.answer(mail)));
        return answer.toString();
    }

    private static String envelope(Mail mail) {
        String from = address(mail.field("From"));
        return String.join(
                " ",
                "(" + Tokens.quoted(mail.field("Date")),
                Tokens.quoted(mail.field("Subject")),
                from,
                from,
                from,
                address(mail.field("To")),
                "NIL NIL NIL",
                Tokens.quoted(mail.field("Message-Id")) + ")");
    }

    private static String address(String text) {
        int at = text.indexOf('@');
        return "((NIL NIL " + Tokens.quoted(text.substring(0, at)) + " " + Tokens.quoted(text.substring(at + 1)) + "))";
    }

    private static String structure(Mail mail) {
        long lines = mail.body().chars().filter(c -> c == '\n').count();
        return "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" "
                + mail.body().length() + " " + lines + ")";
    }
}
