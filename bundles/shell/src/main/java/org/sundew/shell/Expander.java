package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replaces in words what is to be replaced, by POSIX 2.6: braces, tilde, variables, commands, sums, fields, file names,
 * quotes. In between, a char that was quoted is marked by a leading {@link #QUOTED}, so that it is no blank and no pattern.
 */
final class Expander {
    /** No byte of a visitor: input has none above 255. */
    private static final char QUOTED = '\uE000';
    /** An empty quoted word is a word. */
    private static final char EMPTY = '\uE001';

    private static final int WORDS_MAX = 10_000;

    private final Context context;
    private final Disk disk;
    private final Allowance allowance;
    private final Function<String, String> substitute;

    /** @param substitute runs a command for its output */
    Expander(Context context, Disk disk, Allowance allowance, Function<String, String> substitute) {
        this.context = context;
        this.disk = disk;
        this.allowance = allowance;
        this.substitute = substitute;
    }

    /** All words that these become. */
    List<String> words(List<String> raw) {
        List<String> words = new ArrayList<>();
        for (String each : raw) {
            for (String variant : Braces.open(each)) {
                for (String field : fields(marked(variant))) {
                    words.addAll(names(field));
                }
                if (words.size() > WORDS_MAX) {
                    throw new Allowance.Exhausted();
                }
            }
        }
        return words;
    }

    /** One word, whatever blanks are in it: a file name, a value. */
    String word(String raw) {
        return plain(marked(raw));
    }

    /** As in a here-document: variables and commands only. */
    String text(String raw) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            at = inQuotes(raw, at, out);
        }
        return plain(out.toString());
    }

    private String marked(String raw) {
        StringBuilder out = new StringBuilder();
        int at = tilde(raw, out);
        while (at < raw.length()) {
            char next = raw.charAt(at);
            if (next == '\'') {
                int end = end(raw, '\'', at + 1);
                quote(raw.substring(at + 1, end), out);
                at = end + 1;
            } else if (next == '"') {
                at = doubleQuotes(raw, at + 1, out);
            } else if (raw.startsWith("$'", at)) {
                int end = ansiEnd(raw, at + 2);
                quote(Escapes.ansi(raw.substring(at + 2, end)), out);
                at = end + 1;
            } else if (next == '\\') {
                quote(raw.substring(Math.min(raw.length(), at + 1), Math.min(raw.length(), at + 2)), out);
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
            quote(context.get("HOME"), out);
            return 1;
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
            if (raw.startsWith("$@", at) || raw.startsWith("${@}", at)) {
                at += raw.charAt(at + 1) == '@' ? 2 : 4;
                out.append(context.arguments().stream().map(Expander::quoted).collect(Collectors.joining(" ")));
            } else {
                at = inQuotes(raw, at, out);
            }
        }
        if (out.length() == before) {
            out.append(EMPTY);
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
            quote("$`\"\\".indexOf(after) >= 0 ? "" + after : "\\" + after, out);
            return at + 2;
        }
        if (next == '$' || next == '`') {
            Dollar dollar = dollar(raw, at);
            quote(dollar.value(), out);
            return dollar.end();
        }
        quote("" + next, out);
        return at + 1;
    }

    private static void quote(String text, StringBuilder out) {
        if (text.isEmpty()) {
            out.append(EMPTY);
        }
        for (int i = 0; i < text.length(); i++) {
            out.append(QUOTED).append(text.charAt(i));
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        quote(text, out);
        return out.toString();
    }

    private record Dollar(String value, int end) {}

    private Dollar dollar(String raw, int at) {
        if (raw.charAt(at) == '`') {
            int end = at + 1;
            while (end < raw.length() && raw.charAt(end) != '`') {
                end += raw.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end, raw.length());
            return new Dollar(run(raw.substring(at + 1, end).replace("\\`", "`").replace("\\\\", "\\")), end + 1);
        }
        if (raw.startsWith("$((", at)) {
            int end = raw.indexOf("))", at);
            if (end > 0) {
                String sum = plain(marked(raw.substring(at + 3, end).replace("\"", "")));
                return new Dollar(Long.toString(Arithmetic.value(sum, context)), end + 2);
            }
        }
        if (raw.startsWith("$(", at)) {
            int end = bracket(raw, at + 2);
            return new Dollar(run(raw.substring(at + 2, end)), end + 1);
        }
        if (raw.startsWith("${", at)) {
            int end = end(raw, '}', at + 2);
            return new Dollar(parameter(raw.substring(at + 2, end)), end + 1);
        }
        int end = at + 1;
        if (end < raw.length() && "?$!#@*0123456789-".indexOf(raw.charAt(end)) >= 0) {
            return new Dollar(variable(raw.substring(end, end + 1)), end + 1);
        }
        while (end < raw.length() && (Character.isLetterOrDigit(raw.charAt(end)) || raw.charAt(end) == '_')) {
            end++;
        }
        return end == at + 1 ? new Dollar("$", end) : new Dollar(variable(raw.substring(at + 1, end)), end);
    }

    private static int bracket(String raw, int from) {
        int open = 1;
        int at = from;
        while (at < raw.length()) {
            char next = raw.charAt(at);
            if (next == '\'') {
                at = end(raw, '\'', at + 1);
            } else if (next == '\\') {
                at++;
            } else if (next == '(') {
                open++;
            } else if (next == ')' && --open == 0) {
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

    private String variable(String name) {
        return switch (name) {
            case "?" -> Integer.toString(context.status());
            case "$" -> context.get("$");
            case "!", "-" -> "";
            case "#" -> Integer.toString(context.arguments().size());
            case "@", "*" -> String.join(" ", context.arguments());
            case "0" -> context.shell();
            case "RANDOM" -> Integer.toString(Math.floorMod(context.hashCode() * 31 + allowance.hashCode(), 32_768));
            default -> {
                if (!Character.isDigit(name.charAt(0))) {
                    yield context.get(name);
                }
                int number = name.matches("\\d{1,3}") ? Integer.parseInt(name) : 9999;
                if (number == 0) {
                    yield context.shell();
                }
                yield number <= context.arguments().size() ? context.arguments().get(number - 1) : "";
            }
        };
    }

    private String parameter(String inside) {
        if (inside.startsWith("#") && inside.length() > 1) {
            return Integer.toString(variable(inside.substring(1)).length());
        }
        int end = 0;
        while (end < inside.length() && (Character.isLetterOrDigit(inside.charAt(end)) || inside.charAt(end) == '_')) {
            end++;
        }
        end = end == 0 ? Math.min(1, inside.length()) : end;
        if (end == 0) {
            return "";
        }
        String value = variable(inside.substring(0, end));
        String rest = inside.substring(end);
        if (rest.startsWith(":-") || rest.startsWith(":=")) {
            return value.isEmpty() ? plain(marked(rest.substring(2))) : value;
        }
        return rest.startsWith(":+") ? value.isEmpty() ? "" : plain(marked(rest.substring(2))) : value;
    }

    private static List<String> fields(String marked) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next == QUOTED) {
                field.append(next).append(marked.charAt(++i));
            } else if (next == ' ' || next == '\t' || next == '\n') {
                if (field.length() > 0) {
                    fields.add(field.toString());
                    field.setLength(0);
                }
            } else {
                field.append(next);
            }
        }
        if (field.length() > 0) {
            fields.add(field.toString());
        }
        return fields;
    }

    private static String plain(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next != QUOTED && next != EMPTY) {
                text.append(next);
            }
        }
        return text.toString();
    }

    /** The files that a pattern matches, or the word itself. */
    private List<String> names(String field) {
        boolean pattern = false;
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == QUOTED) {
                i++;
            } else if ("*?[".indexOf(field.charAt(i)) >= 0) {
                pattern = true;
            }
        }
        if (!pattern) {
            return List.of(plain(field));
        }
        List<String> found = Globs.files(
                plain(field), context.folder(), disk, context.account().uid(), allowance);
        return found.isEmpty() ? List.of(plain(field)) : found;
    }
}
