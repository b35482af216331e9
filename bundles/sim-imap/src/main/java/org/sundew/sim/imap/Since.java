package org.sundew.sim.imap;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A number of a change that a command names (RFC 7162).
 *
 * @param change that number, or -1 where there is none
 * @param vanished whether what went since is asked for
 * @param uids which messages are meant, blank for all
 * @param validity of which folder's making the client knows, or -1
 * @param flaw what is wrong with it, in Dovecot's words
 */
record Since(long change, boolean vanished, String uids, long validity, Optional<String> flaw) {
    /** Nothing was named. */
    static final Since EVER = new Since(-1, false, "", -1, Optional.empty());

    private static Since flawed(String flaw) {
        return new Since(-1, false, "", -1, Optional.of(flaw));
    }

    /** What FETCH has behind its items. */
    static Since ofFetch(Token modifiers, boolean uid, boolean vanishing) {
        if (!modifiers.isList()) {
            return flawed("Invalid arguments");
        }
        long change = -1;
        boolean vanished = false;
        for (Iterator<Token> words = modifiers.items().iterator(); words.hasNext(); ) {
            String word = words.next().upper();
            if (word.equals("CHANGEDSINCE")) {
                change = words.hasNext() ? number(words.next().text()) : -1;
                if (change < 0) {
                    return flawed("Invalid CHANGEDSINCE modseq");
                }
            } else if (word.equals("VANISHED") && uid) {
                vanished = true;
            } else {
                return flawed("Unknown FETCH modifier");
            }
        }
        if (vanished && !vanishing) {
            return flawed("QRESYNC not enabled");
        }
        return vanished && change < 0
                ? flawed("VANISHED used without CHANGEDSINCE")
                : new Since(change, vanished, "", -1, Optional.empty());
    }

    /** What STORE has before its item. */
    static Since ofStore(Token modifiers) {
        List<Token> words = modifiers.items();
        if (words.size() != 2 || !words.get(0).upper().equals("UNCHANGEDSINCE")) {
            return flawed("Unknown STORE modifier");
        }
        long change = number(words.get(1).text());
        return change < 0 ? flawed("Invalid modseq") : new Since(change, false, "", -1, Optional.empty());
    }

    /** What SELECT has behind its folder: what a client with QRESYNC knows already. */
    static Since ofSelect(Token modifiers, boolean vanishing) {
        Since known = EVER;
        for (Iterator<Token> words = modifiers.items().iterator(); words.hasNext(); ) {
            String word = words.next().upper();
            if (word.equals("QRESYNC")) {
                if (!vanishing) {
                    return flawed("QRESYNC not enabled");
                }
                Token parameters = words.hasNext() ? words.next() : Token.atom("");
                known = parameters.isList() ? known(parameters.items()) : flawed("QRESYNC parameters missing");
            } else if (!word.equals("CONDSTORE")) {
                return flawed("Unknown FETCH modifier");
            }
        }
        return known;
    }

    private static Since known(List<Token> parameters) {
        long validity = parameters.isEmpty() ? -1 : number(parameters.get(0).text());
        long change = parameters.size() < 2 ? -1 : number(parameters.get(1).text());
        String uids = parameters.size() < 3 ? "" : parameters.get(2).text();
        return validity < 0 || change < 0
                ? flawed("Invalid QRESYNC parameters")
                : new Since(change, true, uids, validity, Optional.empty());
    }

    /** A number of a change, -1 for what is none. */
    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /** Whether any was named. */
    boolean named() {
        return change >= 0;
    }
}
