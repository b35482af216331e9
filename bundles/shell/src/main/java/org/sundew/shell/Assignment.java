package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code NAME=VALUE}, {@code NAME+=VALUE}, {@code NAME=(WORDS)} and {@code NAME[SUM]=VALUE}, as written. */
final class Assignment {
    private Assignment() {}

    static String name(String assignment) {
        return assignment.substring(0, assignment.indexOf('=')).replaceAll("\\+$|\\[.*", "");
    }

    static void apply(String assignment, Expander expander, Context context) {
        int equals = assignment.indexOf('=');
        boolean add = assignment.charAt(equals - 1) == '+';
        String name = assignment.substring(0, add ? equals - 1 : equals);
        String raw = assignment.substring(equals + 1);
        if (raw.startsWith("(") && raw.endsWith(")")) {
            List<String> words = new ArrayList<>(add ? context.array(name) : List.of());
            words.addAll(expander.words(Lexer.tokens(raw.substring(1, raw.length() - 1)).stream()
                    .filter(each -> !each.startsWith("\0"))
                    .toList()));
            context.array(name, words);
            return;
        }
        String value = expander.word(raw);
        int open = name.indexOf('[');
        if (open > 0) {
            String place = expander.word(name.substring(open + 1, name.length() - 1));
            context.element(name.substring(0, open), Arithmetic.value(place, context), value);
            return;
        }
        context.set(name, add ? context.get(name) + value : value);
    }
}
