package org.sundew.sim.imap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What STORE is to do with a message's flags (RFC 3501 section 6.4.6).
 *
 * @param sign plus to add these, minus to take them away, a blank to have these and no others
 * @param silent whether nothing is told of it
 * @param flags them
 */
record Store(char sign, boolean silent, Set<String> flags, Optional<String> flaw) {
    static Store of(Command command) {
        if (command.arguments().size() < 2) {
            return flawed("Invalid arguments");
        }
        String item = command.arguments().get(1).upper();
        char sign = item.startsWith("+") ? '+' : item.startsWith("-") ? '-' : ' ';
        String word = sign == ' ' ? item : item.substring(1);
        if (!word.equals("FLAGS") && !word.equals("FLAGS.SILENT")) {
            return flawed("Invalid arguments");
        }
        Set<String> flags = new LinkedHashSet<>();
        for (Token each : listed(command.arguments())) {
            Optional<String> flag = flag(each.text());
            if (flag.isEmpty()) {
                return flawed("Invalid system flag " + each.upper());
            }
            flags.add(flag.get());
        }
        return new Store(sign, word.endsWith("SILENT"), flags, Optional.empty());
    }

    private static Store flawed(String flaw) {
        return new Store(' ', true, Set.of(), Optional.of(flaw));
    }

    private static List<Token> listed(List<Token> arguments) {
        List<Token> words = new ArrayList<>();
        arguments
                .subList(2, arguments.size())
                .forEach(each -> words.addAll(each.isList() ? each.items() : List.of(each)));
        return words;
    }

    /** As Dovecot writes it, if it is one that a message can have. */
    static Optional<String> flag(String text) {
        if (!text.startsWith("\\")) {
            return Optional.of(text);
        }
        return Box.FLAGS.stream().filter(text::equalsIgnoreCase).findFirst();
    }

    /** Those that are nobody's but the folder's. */
    List<String> keywords() {
        return flags.stream().filter(each -> !each.startsWith("\\")).toList();
    }

    /** Whether it names any, or takes all away. */
    boolean changes() {
        return sign == ' ' || !flags.isEmpty();
    }

    /** Does it; whether that changed anything. */
    boolean change(Set<String> had) {
        Set<String> before = Set.copyOf(had);
        if (sign == '-') {
            had.removeAll(flags);
        } else {
            if (sign == ' ') {
                had.clear();
            }
            had.addAll(flags);
        }
        return !before.equals(had);
    }
}
