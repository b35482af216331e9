package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** SEARCH, SORT and THREAD: which messages are meant, and in which form that is told (RFC 4731, RFC 5256). */
final class Searching {
    private static final Set<String> RETURNS = Set.of("MIN", "MAX", "COUNT", "ALL");
    private static final Set<String> CHARSETS = Set.of("UTF-8", "US-ASCII");

    private final Answers answers;
    private final Box box;
    private final boolean uid;
    private final Changes changes;
    private final Runnable learned;
    /** What the last answer says of changes, blank if nobody asked. */
    private String number = "";

    /** Whether the folder has learned a keyword that is to be told of. */
    private boolean pending;

    /**
     * In this folder.
     *
     * @param uid whether messages are told by their uids
     * @param changes whom to tell that numbers of changes are asked for
     * @param learned what to do where a search for a keyword taught the folder one
     */
    Searching(Answers answers, Box box, boolean uid, Changes changes, Runnable learned) {
        this.answers = answers;
        this.box = box;
        this.uid = uid;
        this.changes = changes;
        this.learned = learned;
    }

    void obey(Command command, String verb) {
        switch (verb) {
            case "SORT" -> sort(command);
            case "THREAD" -> thread(command);
            default -> search(command);
        }
    }

    private void search(Command command) {
        List<Token> words = new ArrayList<>(command.arguments());
        Set<String> returns = new TreeSet<>();
        boolean extended = words.size() > 1
                && words.get(0).upper().equals("RETURN")
                && words.get(1).isList();
        if (extended) {
            words.get(1).items().forEach(each -> returns.add(each.upper()));
            words.subList(0, 2).clear();
            if (!RETURNS.containsAll(returns)) {
                answers.wrong("Unknown SEARCH return option");
                return;
            }
        }
        if (words.size() > 1 && words.get(0).upper().equals("CHARSET")) {
            String charset = words.get(1).upper();
            words.subList(0, 2).clear();
            if (!knownCharset(charset)) {
                return;
            }
        }
        Optional<List<Entry>> found = found(words);
        if (found.isEmpty()) {
            return;
        }
        String numbers = numbers(found.get());
        String plain = number.isEmpty() ? numbers : numbers + " (" + number + ")";
        answers.data(
                extended
                        ? ("ESEARCH " + extended(numbers, returns) + " " + number).strip()
                        : ("SEARCH " + plain).strip());
        done("Search completed");
    }

    private boolean knownCharset(String charset) {
        boolean known = CHARSETS.contains(charset);
        if (!known) {
            answers.no("[BADCHARSET] Unknown charset");
        }
        return known;
    }

    /** Those that the keys mean; nothing if that was answered. */
    private Optional<List<Entry>> found(List<Token> keys) {
        Search search = Search.of(keys, box);
        if (!answers.sound(search.flaw())) {
            return Optional.empty();
        }
        answers.toil(search.keys() * box.bytes());
        List<Entry> found = new ArrayList<>();
        for (int number = 1; number <= box.entries().size(); number++) {
            Entry entry = box.entries().get(number - 1);
            if (search.finds(entry, number)) {
                found.add(entry);
            }
        }
        if (search.tellsChanges()) {
            changes.learn(Optional.of(box));
            found.stream().mapToLong(Entry::change).max().ifPresent(last -> number = "MODSEQ " + last);
        }
        for (String word : search.keywords()) {
            pending |= box.learn(word);
        }
        return Optional.of(found);
    }

    private void done(String text) {
        if (pending) {
            learned.run();
        }
        answers.ok(text);
    }

    private String numbers(List<Entry> entries) {
        return entries.stream().map(this::number).collect(Collectors.joining(" "));
    }

    private String number(Entry entry) {
        return "" + (uid ? entry.uid() : box.entries().indexOf(entry) + 1);
    }

    private String extended(String numbers, Set<String> returns) {
        StringJoiner text = new StringJoiner(" ").add("(TAG " + Tokens.quoted(answers.tag()) + ")");
        String[] each = numbers.isEmpty() ? new String[0] : numbers.split(" ", -1);
        if (uid) {
            text.add("UID");
        }
        if (each.length > 0 && returns.contains("MIN")) {
            text.add("MIN " + each[0]);
        }
        if (each.length > 0 && returns.contains("MAX")) {
            text.add("MAX " + each[each.length - 1]);
        }
        if (each.length > 0 && (returns.isEmpty() || returns.contains("ALL"))) {
            text.add("ALL " + NumberSet.shortened(String.join(",", each)));
        }
        if (returns.contains("COUNT")) {
            text.add("COUNT " + each.length);
        }
        return text.toString();
    }

    private void sort(Command command) {
        List<Token> words = command.arguments();
        if (words.size() < 3 || !words.get(0).isList()) {
            answers.wrong("Invalid sort argument");
            return;
        }
        Map<String, Comparator<Entry>> orders = new LinkedHashMap<>();
        boolean reverse = false;
        for (Token criterion : words.get(0).items()) {
            String name = criterion.upper();
            Optional<Comparator<Entry>> by = by(name);
            if (by.isEmpty() && !name.equals("REVERSE")) {
                answers.wrong("Unknown sort argument: " + name);
                return;
            }
            if (by.isPresent()) {
                orders.putIfAbsent(
                        name, reverse ? by.get().reversed() : by.get()); // the second of a name decides nothing
            }
            reverse = name.equals("REVERSE");
        }
        Comparator<Entry> whole = orders.values().stream()
                .reduce(Comparator::thenComparing)
                .map(order -> order.thenComparing(Entry::uid))
                .orElse(Comparator.comparing(Entry::uid));
        if (knownCharset(words.get(1).upper())) {
            found(words.subList(2, words.size())).ifPresent(found -> {
                String sorted = numbers(found.stream().sorted(whole).toList());
                answers.data(("SORT " + sorted + (number.isEmpty() ? "" : " (" + number + ")")).strip());
                done("Sort completed");
            });
        }
    }

    private static Optional<Comparator<Entry>> by(String criterion) {
        return switch (criterion) {
            case "ARRIVAL", "DATE" ->
                Optional.of(Comparator.comparing(each -> each.mail().received()));
            case "SIZE" -> Optional.of(Comparator.comparing(each -> each.mail().size()));
            case "SUBJECT" -> Optional.of(Comparator.comparing(Searching::subject));
            case "FROM", "DISPLAYFROM" ->
                Optional.of(Comparator.comparing(each -> each.mail().field("From")));
            case "TO", "DISPLAYTO", "CC" ->
                Optional.of(Comparator.comparing(each -> each.mail().field("To")));
            default -> Optional.empty();
        };
    }

    /** What is left of a subject without its Re: (RFC 5256 section 2.1). */
    private static String subject(Entry entry) {
        return entry.mail().field("Subject").toUpperCase(Locale.ROOT).replaceFirst("^(?:RE: ?+)++", "");
    }

    /** Threads by what they are about: no message of ours refers to another. */
    private void thread(Command command) {
        List<Token> words = command.arguments();
        if (words.size() < 3) {
            answers.wrong("Invalid arguments");
            return;
        }
        if (!Set.of("REFERENCES", "REFS", "ORDEREDSUBJECT")
                .contains(words.get(0).upper())) {
            answers.wrong("Unknown thread algorithm");
            return;
        }
        if (!knownCharset(words.get(1).upper())) {
            return;
        }
        found(words.subList(2, words.size())).ifPresent(found -> {
            Map<String, List<Entry>> threads = new LinkedHashMap<>();
            found.forEach(each -> threads.computeIfAbsent(subject(each), key -> new ArrayList<>())
                    .add(each));
            boolean chained = words.get(0).upper().equals("ORDEREDSUBJECT");
            String text =
                    threads.values().stream().map(each -> thread(each, chained)).collect(Collectors.joining());
            answers.data(("THREAD " + text).strip());
            done("Thread completed");
        });
    }

    /** The first and what it is the parent of; or, if they are not chained, all side by side below one that is missing. */
    private String thread(List<Entry> entries, boolean chained) {
        if (entries.size() == 1 || (chained && entries.size() == 2)) {
            return "(" + numbers(entries) + ")";
        }
        int first = chained ? 1 : 0;
        String others = entries.stream()
                .skip(first)
                .map(each -> "(" + number(each) + ")")
                .collect(Collectors.joining());
        return "(" + (chained ? number(entries.get(0)) + " " : "") + others + ")";
    }
}
