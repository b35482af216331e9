package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code NAME=VALUE}, {@code NAME+=VALUE}, {@code NAME=(WORDS)} and {@code NAME[SUM]=VALUE}, as written. */
final class Assignment {
    /** Commands whose words are values as those of assignments are. */
    static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private static final Pattern ASSIGNS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private Assignment() {}

    /** The words of such a command: values are not cut at blanks. */
    static List<String> declared(List<String> raw, Expander expander) {
        List<String> words = new ArrayList<>();
        for (String each : raw) {
            if (ASSIGNS.matcher(each).matches()) {
                int value = each.indexOf('=') + 1;
                boolean array = each.startsWith("(", value);
                words.add(array ? each : each.substring(0, value) + expander.word(each.substring(value)));
            } else {
                words.addAll(expander.words(List.of(each)));
            }
        }
        return words;
    }

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
            words.addAll(expander.words(Lexer.words(raw.substring(1, raw.length() - 1))));
            context.array(name, words);
            return;
        }
        String value = expander.word(raw);
        int open = name.indexOf('[');
        if (open > 0) {
            expander.pay(context.array(name.substring(0, open)).size());
            String place = expander.word(name.substring(open + 1, name.length() - 1));
            context.element(name.substring(0, open), Arithmetic.value(place, context), value);
            return;
        }
        context.set(name, add ? context.get(name) + value : value);
    }
}
