package org.sundew.sim.imap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What SEARCH asks for (RFC 3501 section 6.4.4): keys of which all must hold, other keys within them. */
final class Search {
    /** The most keys of one search. */
    private static final int KEYS_MAX = 64;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy")
            .toFormatter(Locale.US);

    private interface Key {
        boolean holds(Entry entry, int number);
    }

    /** Something is wrong with the keys. */
    private static final class Flawed extends Exception {
        private static final long serialVersionUID = 1;

        Flawed(String what) {
            super(what);
        }
    }

    private final Box box;
    private final Set<String> keywords = new TreeSet<>();
    private Key all = (entry, number) -> true;
    private Optional<String> flaw = Optional.empty();
    private int count;
    private boolean changes;

    private Search(Box box) {
        this.box = box;
    }

    /** The search for these keys in this folder. */
    static Search of(List<Token> keys, Box box) {
        Search search = new Search(box);
        try {
            if (keys.isEmpty()) {
                throw new Flawed("Missing search parameters");
            }
            search.all = search.all(keys);
        } catch (Flawed e) {
            search.flaw = Optional.of(String.valueOf(e.getMessage()));
        }
        return search;
    }

    /** What is wrong with it, in Dovecot's words. */
    Optional<String> flaw() {
        return flaw;
    }

    /** The keywords that it asks for. */
    Set<String> keywords() {
        return keywords;
    }

    /** How many keys it has. */
    int keys() {
        return count;
    }

    boolean finds(Entry entry, int number) {
        return all.holds(entry, number);
    }

    private Key all(List<Token> tokens) throws Flawed {
        List<Key> keys = new ArrayList<>();
        Iterator<Token> words = tokens.iterator();
        while (words.hasNext()) {
            keys.add(key(words));
        }
        return (entry, number) -> keys.stream().allMatch(each -> each.holds(entry, number));
    }

    private Key key(Iterator<Token> words) throws Flawed {
        count++;
        if (!words.hasNext() || count > KEYS_MAX) {
            throw new Flawed("Missing argument");
        }
        Token token = words.next();
        if (token.isList()) {
            return all(token.items());
        }
        String word = token.upper();
        return switch (word) {
            case "NOT" -> {
                Key key = key(words);
                yield (entry, number) -> !key.holds(entry, number);
            }
            case "OR" -> {
                Key one = key(words);
                Key other = key(words);
                yield (entry, number) -> one.holds(entry, number) || other.holds(entry, number);
            }
            case "ALL" -> (entry, number) -> true;
            case "RECENT" -> (entry, number) -> entry.recent();
            case "OLD" -> (entry, number) -> !entry.recent();
            case "NEW" -> (entry, number) -> entry.recent() && !entry.has("\\Seen");
            case "ANSWERED", "DELETED", "DRAFT", "FLAGGED", "SEEN" -> flag(word, true);
            case "UNANSWERED", "UNDELETED", "UNDRAFT", "UNFLAGGED", "UNSEEN" -> flag(word.substring(2), false);
            default -> withText(word, words);
        };
    }

    private static Key flag(String word, boolean wanted) {
        String flag = "\\" + word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
        return (entry, number) -> entry.has(flag) == wanted;
    }

    private Key withText(String word, Iterator<Token> words) throws Flawed {
        switch (word) {
            case "KEYWORD", "UNKEYWORD" -> {
                String keyword = next(word, words);
                keywords.add(keyword);
                return (entry, number) -> entry.has(keyword) == word.equals("KEYWORD");
            }
            case "FROM", "TO", "CC", "BCC", "SUBJECT" -> {
                return field(word, next(word, words));
            }
            case "HEADER" -> {
                String name = next(word, words);
                return field(name, next(word, words));
            }
            case "TEXT", "BODY" -> {
                Needle text = new Needle(next(word, words).toLowerCase(Locale.ROOT));
                return (entry, number) -> entry.says(text, word.equals("BODY"));
            }
            case "UID" -> {
                IntPredicate set = NumberSet.of(next(word, words), box.lastUid())
                        .orElseThrow(() -> new Flawed("Invalid UID messageset"));
                return (entry, number) -> set.test(entry.uid());
            }
            case "MODSEQ" -> {
                return change(next(word, words), words);
            }
            case "LARGER", "SMALLER" -> {
                return size(word, next(word, words));
            }
            case "BEFORE", "ON", "SINCE", "SENTBEFORE", "SENTON", "SENTSINCE" -> {
                return date(word.replace("SENT", ""), next(word, words));
            }
            default -> {
                IntPredicate set = NumberSet.of(word, box.entries().size())
                        .orElseThrow(() -> new Flawed("Unknown argument " + word));
                return (entry, number) -> set.test(number);
            }
        }
    }

    private static String next(String word, Iterator<Token> words) throws Flawed {
        if (!words.hasNext()) {
            throw new Flawed("Missing parameter for search key (for search key: " + word + ")");
        }
        return words.next().text();
    }

    private static Key field(String name, String text) {
        Needle part = new Needle(text.toLowerCase(Locale.ROOT));
        return (entry, number) -> entry.mail()
                .found(name)
                .filter(value -> part.in(value.toLowerCase(Locale.ROOT), 0))
                .isPresent();
    }

    /** Since a change, perhaps of one flag only, which Dovecot does not look at. */
    private Key change(String first, Iterator<Token> words) throws Flawed {
        String text = first;
        if (first.startsWith("/")) {
            next("MODSEQ", words);
            text = next("MODSEQ", words);
        }
        long since = Since.number(text);
        if (since < 0) {
            throw new Flawed("Invalid MODSEQ value");
        }
        changes = true;
        return (entry, number) -> entry.change() >= since;
    }

    /** Whether it asks for the number of a change. */
    boolean tellsChanges() {
        return changes;
    }

    private static Key size(String word, String text) throws Flawed {
        if (!text.matches("\\d{1,9}")) {
            throw new Flawed("Invalid search size parameter");
        }
        int size = Integer.parseInt(text);
        return (entry, number) -> word.equals("LARGER")
                ? entry.mail().size() > size
                : entry.mail().size() < size;
    }

    private static Key date(String word, String text) throws Flawed {
        LocalDate date;
        try {
            date = LocalDate.parse(text, DATE);
        } catch (DateTimeParseException e) {
            throw new Flawed("Invalid search date parameter");
        }
        Predicate<LocalDate> holds = switch (word) {
            case "BEFORE" -> day -> day.isBefore(date);
            case "ON" -> day -> day.isEqual(date);
            default -> day -> !day.isBefore(date);
        };
        return (entry, number) -> holds.test(entry.mail().received().toLocalDate());
    }
}
