package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.sundew.mail.Mail;

/** What SEARCH asks for (RFC 3501 section 6.4.4): the keys that people use; all must hold. */
final class Search {
    /** The most keys of one search. */
    private static final int KEYS_MAX = 64;

    private interface Key {
        boolean holds(Mail mail, int number, boolean seen);
    }

    private final List<Key> keys = new ArrayList<>();

    private Search() {}

    /** The search, or nothing if a key is not known. */
    static Optional<Search> of(List<Token> arguments, int lastNumber, int lastUid) {
        Search search = new Search();
        Iterator<Token> words = arguments.iterator();
        while (words.hasNext()) {
            Optional<Key> key = key(words, lastNumber, lastUid);
            if (key.isEmpty() || search.keys.size() >= KEYS_MAX) {
                return Optional.empty();
            }
            search.keys.add(key.get());
        }
        return search.keys.isEmpty() ? Optional.empty() : Optional.of(search);
    }

    private static Optional<Key> key(Iterator<Token> words, int lastNumber, int lastUid) {
        String word = words.next().upper();
        return switch (word) {
            case "ALL", "UNDELETED", "UNANSWERED", "UNFLAGGED", "UNDRAFT", "OLD" ->
                Optional.of((mail, number, seen) -> true);
            case "DELETED", "ANSWERED", "FLAGGED", "DRAFT", "RECENT", "NEW" ->
                Optional.of((mail, number, seen) -> false);
            case "SEEN" -> Optional.of((mail, number, seen) -> seen);
            case "UNSEEN" -> Optional.of((mail, number, seen) -> !seen);
            case "FROM", "TO", "SUBJECT" ->
                next(words).map(text -> (mail, number, seen) -> has(mail.field(word), text));
            case "TEXT" -> next(words).map(text -> (mail, number, seen) -> has(mail.text(), text));
            case "BODY" -> next(words).map(text -> (mail, number, seen) -> has(mail.body(), text));
            case "CHARSET" -> next(words).map(text -> (mail, number, seen) -> true);
            case "UID" ->
                next(words).flatMap(text -> NumberSet.of(text, lastUid)).map(Search::uids);
            default -> NumberSet.of(word, lastNumber).map(set -> (mail, number, seen) -> set.test(number));
        };
    }

    private static Key uids(IntPredicate set) {
        return (mail, number, seen) -> set.test(mail.uid());
    }

    private static Optional<String> next(Iterator<Token> words) {
        return words.hasNext() ? Optional.of(words.next().text()) : Optional.empty();
    }

    private static boolean has(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    boolean finds(Mail mail, int number, boolean seen) {
        return keys.stream().allMatch(key -> key.holds(mail, number, seen));
    }
}
