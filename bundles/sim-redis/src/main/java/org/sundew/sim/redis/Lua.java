package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The scripts that are worked out: one value, returned or not. A value is a number, a string, true, false, nil, an element of
 * KEYS or ARGV, a table of values, or a call of Redis with such values. That is no language: there is nothing in it that
 * loops, and what is more than it is not run.
 */
final class Lua {
    /** How deep tables may stand in tables. */
    private static final int DEPTH_MAX = 8;

    private static final String NIL = "$-1\r\n";

    /** A value, as it is answered and as it is passed on; a table cannot be passed on, and ends at the first nil in it. */
    private record Term(String reply, Optional<String> word, boolean nil) {
        static Term unspoken(String reply) {
            return new Term(reply, Optional.empty(), false);
        }

        static Term none() {
            return new Term(NIL, Optional.empty(), true);
        }

        static Term of(String text) {
            return new Term("$" + text.length() + "\r\n" + text + "\r\n", Optional.of(text), false);
        }
    }

    /** What a called command answered that the script does not survive. */
    static final class Raised extends Exception {
        private static final long serialVersionUID = 1L;

        Raised(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** The script is more than what is worked out. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("", null, false, false);
        }
    }

    private final String text;
    private final List<String> keys;
    private final List<String> arguments;
    private final Function<List<String>, String> redis;
    private int at;
    private long heard;

    /** A script, and what plays a command and returns the reply as it is sent. */
    Lua(String text, List<String> keys, List<String> arguments, Function<List<String>, String> redis) {
        this.text = text;
        this.keys = keys;
        this.arguments = arguments;
        this.redis = redis;
    }

    /** What the script returns, as it is sent; nothing, if it is not understood, of which some may have been played by then. */
    Optional<String> run() throws Raised {
        try {
            boolean returns = skips("return");
            if (!returns && !looksAt("redis.")) {
                return Optional.empty();
            }
            Term term = term(0);
            skips(";");
            blanks();
            return at < text.length() ? Optional.empty() : Optional.of(returns ? term.reply() : NIL);
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean looksAt(String word) {
        blanks();
        return text.startsWith(word, at);
    }

    private boolean skips(String word) {
        boolean there = looksAt(word);
        at += there ? word.length() : 0;
        return there;
    }

    private void must(String word) throws NotUnderstood {
        if (!skips(word)) {
            throw new NotUnderstood();
        }
    }

    private Term term(int depth) throws NotUnderstood, Raised {
        blanks();
        if (at >= text.length() || depth > DEPTH_MAX) {
            throw new NotUnderstood();
        }
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            return Term.of(quoted(first));
        }
        if (first == '-' || (first >= '0' && first <= '9')) {
            return number();
        }
        if (skips("{")) {
            return Term.unspoken(array(terms("}", depth)));
        }
        boolean raises = skips("redis.call");
        if (raises || skips("redis.pcall")) {
            must("(");
            return call(terms(")", depth), raises);
        }
        return word();
    }

    private Term word() throws NotUnderstood {
        if (skips("KEYS")) {
            return element(keys);
        }
        if (skips("ARGV")) {
            return element(arguments);
        }
        if (skips("true")) {
            return Term.unspoken(":1\r\n");
        }
        if (skips("false")) {
            return Term.unspoken(NIL);
        }
        if (skips("nil")) {
            return Term.none();
        }
        throw new NotUnderstood();
    }

    private Term element(List<String> list) throws NotUnderstood {
        must("[");
        int index = Integer.parseInt(digits());
        must("]");
        return index >= 1 && index <= list.size() ? Term.of(list.get(index - 1)) : Term.none();
    }

    private String digits() throws NotUnderstood {
        blanks();
        int from = at;
        while (at < text.length() && at < from + 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw new NotUnderstood();
        }
        return text.substring(from, at);
    }

    /** A number; what it has of a fraction is not answered, as Redis does it. */
    private Term number() throws NotUnderstood {
        String whole = (skips("-") ? "-" : "") + digits();
        String written = skips(".") ? whole + "." + digits() : whole;
        return new Term(":" + Integer.parseInt(whole) + "\r\n", Optional.of(written), false);
    }

    private String quoted(char quote) throws NotUnderstood {
        int end = text.indexOf(quote, at + 1);
        String inside = end < 0 ? "\\" : text.substring(at + 1, end);
        if (inside.indexOf('\\') >= 0) {
            throw new NotUnderstood();
        }
        at = end + 1;
        return inside;
    }

    private List<Term> terms(String end, int depth) throws NotUnderstood, Raised {
        List<Term> terms = new ArrayList<>();
        while (!skips(end)) {
            if (!terms.isEmpty()) {
                must(",");
            }
            terms.add(term(depth + 1));
        }
        return terms;
    }

    /** A table is answered up to its first nil. */
    private static String array(List<Term> terms) {
        List<String> replies =
                terms.stream().takeWhile(term -> !term.nil()).map(Term::reply).toList();
        return "*" + replies.size() + "\r\n" + String.join("", replies);
    }

    private Term call(List<Term> terms, boolean raises) throws NotUnderstood, Raised {
        List<String> words =
                terms.stream().flatMap(term -> term.word().stream()).toList();
        if (words.isEmpty() || words.size() < terms.size()) {
            throw new NotUnderstood();
        }
        String reply = redis.apply(words);
        heard += reply.length();
        if (heard > Reply.MAX) {
            throw new NotUnderstood();
        }
        if (raises && reply.startsWith("-")) {
            throw new Raised(reply.substring(1).strip());
        }
        return Term.unspoken(reply);
    }
}
