package org.sundew.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces in words what is to be replaced, by POSIX 2.6: braces, tilde, variables, commands, sums, fields, file names,
 * quotes. In between, what was quoted is {@link Marked}.
 */
final class Expander {
    private static final int WORDS_MAX = 10_000;
    /** What stands for several words within quotes. */
    private static final Pattern SEVERAL = Pattern.compile("\\$(?:@|\\{(@|!?[A-Za-z_][A-Za-z0-9_]*\\[@\\])\\})");

    private static final Pattern HOME = Pattern.compile("~([a-z_][a-z0-9_-]{0,31})(?=/|$)");

    private final Context context;
    private final Disk disk;
    private final Allowance allowance;
    private final Function<String, String> substitute;
    private final Parameters parameters;

    /** @param substitute runs a command for its output */
    Expander(Context context, Disk disk, Allowance allowance, Function<String, String> substitute) {
        this.context = context;
        this.disk = disk;
        this.allowance = allowance;
        this.substitute = substitute;
        this.parameters = new Parameters(context, allowance, this::word, this::pattern);
    }

    /** All words that these become. */
    List<String> words(List<String> raw) {
        List<String> words = new ArrayList<>();
        for (String each : raw) {
            for (String variant : Braces.open(each, allowance)) {
                for (String field : Marked.fields(marked(variant), separators())) {
                    words.addAll(names(field));
                }
                if (words.size() > WORDS_MAX) {
                    throw new Allowance.Exhausted();
                }
            }
        }
        return words;
    }

    /** Something costs as much as so many bytes. */
    void pay(long size) {
        allowance.spend(size);
    }

    private String separators() {
        return context.has("IFS") ? context.get("IFS") : " \t\n";
    }

    /** One word, whatever blanks are in it: a file name, a value. */
    String word(String raw) {
        return Marked.plain(marked(raw));
    }

    /** One word that is a pattern. */
    String pattern(String raw) {
        return Marked.asPattern(marked(raw));
    }

    /** A word between {@code [[} and {@code ]]}, where nothing is split. */
    String operand(String raw) {
        return raw.indexOf('*') >= 0 || raw.indexOf('?') >= 0 ? pattern(raw) : word(raw);
    }

    /** As in a here-document: variables and commands only. */
    String text(String raw) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            at = inQuotes(raw, at, out);
        }
        allowance.spend(out.length());
        return Marked.plain(out.toString());
    }

    private String marked(String raw) {
        StringBuilder out = new StringBuilder();
        int at = tilde(raw, out);
        while (at < raw.length()) {
            char next = raw.charAt(at);
            if (next == '\'') {
                int end = end(raw, '\'', at + 1);
                Marked.quote(raw.substring(at + 1, end), out);
                at = end + 1;
            } else if (next == '"') {
                at = doubleQuotes(raw, at + 1, out);
            } else if (raw.startsWith("$'", at)) {
                int end = ansiEnd(raw, at + 2);
                Marked.quote(Escapes.ansi(raw.substring(at + 2, end)), out);
                at = end + 1;
            } else if (next == '\\') {
                Marked.quote(raw.substring(Math.min(raw.length(), at + 1), Math.min(raw.length(), at + 2)), out);
                at += 2;
            } else {
                at = unquoted(raw, at, out);
            }
        }
        allowance.spend(out.length());
        return out.toString();
    }

    private int tilde(String raw, StringBuilder out) {
        if (raw.equals("~") || raw.startsWith("~/")) {
            Marked.quote(context.get("HOME"), out);
            return 1;
        }
        Matcher named = HOME.matcher(raw);
        if (named.lookingAt()) {
            Node home = disk.find(named.group(1).equals("root") ? "/root" : "/home/" + named.group(1));
            if (home != null) {
                Marked.quote(named.group(1).equals("root") ? "/root" : "/home/" + named.group(1), out);
                return named.end();
            }
        }
        return 0;
    }

    private int unquoted(String raw, int at, StringBuilder out) {
        char next = raw.charAt(at);
        if (next != '$' && next != '`') {
            out.append(next);
            return at + 1;
        }
        Dollar dollar = dollar(raw, at);
        out.append(dollar.value());
        return dollar.end();
    }

    private static int end(String raw, char quote, int from) {
        int end = raw.indexOf(quote, from);
        return end < 0 ? raw.length() : end;
    }

    private static int ansiEnd(String raw, int from) {
        int at = from;
        while (at < raw.length() && raw.charAt(at) != '\'') {
            at += raw.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, raw.length());
    }

    private int doubleQuotes(String raw, int from, StringBuilder out) {
        int before = out.length();
        int at = from;
        while (at < raw.length() && raw.charAt(at) != '"') {
            Matcher several = SEVERAL.matcher(raw).region(at, raw.length());
            if (several.lookingAt()) {
                at = several.end();
                String name = several.group(1) == null ? "@" : several.group(1);
                out.append(parameters.values(name).stream().map(Marked::quoted).collect(Collectors.joining(" ")));
                before = -1;
            } else {
                at = inQuotes(raw, at, out);
            }
        }
        if (out.length() == before) {
            Marked.empty(out);
        }
        return at + 1;
    }

    private int inQuotes(String raw, int at, StringBuilder out) {
        char next = raw.charAt(at);
        if (next == '\\' && at + 1 < raw.length()) {
            char after = raw.charAt(at + 1);
            if (after == '\n') {
                return at + 2;
            }
            Marked.quote("$`\"\\".indexOf(after) >= 0 ? "" + after : "\\" + after, out);
            return at + 2;
        }
        if (next == '$' || next == '`') {
            Dollar dollar = dollar(raw, at);
            Marked.quote(dollar.value(), out);
            return dollar.end();
        }
        Marked.quote("" + next, out);
        return at + 1;
    }

    private record Dollar(String value, int end) {}

    /** What begins here; in a here-document nothing bounds how much of it is within each other. */
    private Dollar dollar(String raw, int at) {
        allowance.enter();
        try {
            return begunBy(raw, at);
        } finally {
            allowance.leave();
        }
    }

    private Dollar begunBy(String raw, int at) {
        if (raw.charAt(at) == '`') {
            int end = at + 1;
            while (end < raw.length() && raw.charAt(end) != '`') {
                end += raw.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end, raw.length());
            return new Dollar(run(raw.substring(at + 1, end).replace("\\`", "`").replace("\\\\", "\\")), end + 1);
        }
        if (raw.startsWith("$((", at)) {
            int end = bracket(raw, at + 3);
            if (raw.startsWith(")", end + 1)) {
                String sum = word(raw.substring(at + 3, end).replace("\"", ""));
                return new Dollar(Long.toString(Arithmetic.value(sum, context)), end + 2);
            }
        }
        if (raw.startsWith("$(", at)) {
            int end = bracket(raw, at + 2);
            return new Dollar(run(raw.substring(at + 2, end)), end + 1);
        }
        if (raw.startsWith("${", at)) {
            int end = brace(raw, at + 2);
            return new Dollar(parameters.replaced(raw.substring(at + 2, end)), end + 1);
        }
        int end = at + 1;
        if (end < raw.length() && "?$!#@*0123456789-".indexOf(raw.charAt(end)) >= 0) {
            return new Dollar(parameters.value(raw.substring(end, end + 1)), end + 1);
        }
        while (end < raw.length() && (Character.isLetterOrDigit(raw.charAt(end)) || raw.charAt(end) == '_')) {
            end++;
        }
        return end == at + 1 ? new Dollar("$", end) : new Dollar(parameters.value(raw.substring(at + 1, end)), end);
    }

    /** Where the bracket that was opened before this place is closed; in double quotes only a dollar opens one. */
    private static int bracket(String raw, int from) {
        Deque<Character> open = new ArrayDeque<>(List.of('('));
        int at = from;
        while (at < raw.length()) {
            char next = raw.charAt(at);
            boolean quoted = open.element() == '"';
            if (next == '\\') {
                at++;
            } else if ((next == '"' && quoted) || (next == ')' && !quoted)) {
                open.pop();
            } else if (next == '"' || (next == '(' && (!quoted || raw.charAt(at - 1) == '$'))) {
                open.push(next);
            } else if (next == '\'' && !quoted) {
                at = end(raw, '\'', at + 1);
            }
            if (open.isEmpty()) {
                return at;
            }
            at++;
        }
        return raw.length();
    }

    private static int brace(String raw, int from) {
        int open = 1;
        int at = from;
        while (at < raw.length()) {
            char next = raw.charAt(at);
            if (next == '\\') {
                at++;
            } else if (next == '{' && at > 0 && raw.charAt(at - 1) == '$') {
                open++;
            } else if (next == '}' && --open == 0) {
                return at;
            }
            at++;
        }
        return raw.length();
    }

    private String run(String command) {
        String output = substitute.apply(command);
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        return output.substring(0, end);
    }

    /** The files that a pattern matches, or the word itself. */
    private List<String> names(String field) {
        String plain = Marked.plain(field);
        if (!Marked.pattern(field)) {
            return List.of(plain);
        }
        List<String> found = Globs.files(
                Marked.asPattern(field),
                context.folder(),
                disk,
                context.account().uid(),
                allowance);
        return found.isEmpty() ? List.of(plain) : found;
    }
}
