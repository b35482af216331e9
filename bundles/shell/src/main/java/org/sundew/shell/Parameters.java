package org.sundew.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What {@code $NAME} and {@code ${…}} stand for: POSIX 2.6.2, and what bash has beyond it. */
final class Parameters {
    private static final Pattern INSIDE =
            Pattern.compile("(#?)([A-Za-z_][A-Za-z0-9_]*(?:\\[[^\\]]*\\])?|[0-9]+|[?$!#@*-])(.*)", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\[([^\\]]*)\\]");

    private final Context context;
    private final Allowance allowance;
    private final UnaryOperator<String> expand;
    private final UnaryOperator<String> pattern;

    /**
     * @param expand  replaces what is to be replaced in a word of a parameter
     * @param pattern the same, as a pattern
     */
    Parameters(Context context, Allowance allowance, UnaryOperator<String> expand, UnaryOperator<String> pattern) {
        this.context = context;
        this.allowance = allowance;
        this.expand = expand;
        this.pattern = pattern;
    }

    /** All that this name stands for: the arguments and arrays may be more than one. */
    List<String> values(String name) {
        if (name.equals("@") || name.equals("*")) {
            return context.arguments();
        }
        Matcher element = ELEMENT.matcher(name.startsWith("!") ? name.substring(1) : name);
        if (!element.matches()) {
            return List.of(value(name));
        }
        if (name.startsWith("!")) {
            return places(element.group(1));
        }
        List<String> all = context.array(element.group(1));
        allowance.work(all.size(), 64);
        if (element.group(2).equals("@") || element.group(2).equals("*")) {
            return all;
        }
        long place = Arithmetic.value(expand.apply(element.group(2)), context);
        return List.of(place >= 0 && place < all.size() ? all.get((int) place) : "");
    }

    String value(String name) {
        return switch (name) {
            case "?" -> Integer.toString(context.status());
            case "-" -> flags();
            case "#" -> Integer.toString(context.arguments().size());
            case "0" -> context.shell();
            case "RANDOM" -> Integer.toString(context.next());
            default -> Character.isDigit(name.charAt(0)) ? argument(name) : variable(name);
        };
    }

    private String flags() {
        boolean bash = context.dialect() == Context.Dialect.BASH;
        return switch (context.source()) {
            case TYPED -> bash ? "himBHs" : "smi";
            case STDIN -> bash ? "hBs" : "s";
            case COMMAND -> bash ? "hBc" : "";
            case SCRIPT -> bash ? "hB" : "";
        };
    }

    private String argument(String name) {
        int number = name.matches("\\d{1,3}") ? Integer.parseInt(name) : 9999;
        if (number == 0) {
            return context.shell();
        }
        return number <= context.arguments().size() ? context.arguments().get(number - 1) : "";
    }

    private String variable(String name) {
        if ((name.length() > 1 && name.indexOf('[') > 0) || name.equals("@") || name.equals("*")) {
            return String.join(" ", values(name));
        }
        String value = context.get(name);
        if (!value.isEmpty() || context.has(name)) {
            List<String> all = context.variables().containsKey(name) ? List.of() : context.array(name);
            return all.isEmpty() ? value : all.get(0);
        }
        return own(name);
    }

    /** What bash sets itself. */
    private String own(String name) {
        if (context.dialect() != Context.Dialect.BASH) {
            return name.equals("LINENO") ? Integer.toString(context.line()) : "";
        }
        return switch (name) {
            case "BASH" -> "/bin/bash";
            case "BASH_VERSION" -> "5.2.15(1)-release";
            case "UID", "EUID" -> Integer.toString(context.account().uid());
            case "OSTYPE" -> "linux-gnu";
            case "HOSTTYPE" -> "x86_64";
            case "MACHTYPE" -> "x86_64-pc-linux-gnu";
            case "HOSTNAME" -> context.get("\0host");
            case "LINENO" -> Integer.toString(context.line());
            default -> "";
        };
    }

    /** What {@code ${INSIDE}} stands for. */
    String replaced(String inside) {
        if (inside.length() > 1 && inside.charAt(0) == '!') {
            return behind(inside.substring(1));
        }
        Matcher parts = INSIDE.matcher(inside);
        if (!parts.matches()) {
            return "";
        }
        String name = parts.group(2);
        String rest = parts.group(3);
        if (!parts.group(1).isEmpty() && rest.isEmpty()) {
            boolean all = name.endsWith("[@]") || name.endsWith("[*]") || name.equals("@") || name.equals("*");
            return Integer.toString(all ? values(name).size() : joined(name).length());
        }
        String value = joined(name);
        return rest.isEmpty() ? value : operated(name, value, rest);
    }

    /** {@code ${!NAME}}: what the variable that it names stands for; with {@code [@]} the places of an array. */
    private String behind(String name) {
        Matcher element = ELEMENT.matcher(name);
        if (!element.matches()) {
            String other = value(name);
            return other.matches("[A-Za-z_][A-Za-z0-9_]*") ? value(other) : "";
        }
        return String.join(" ", places(element.group(1)));
    }

    private List<String> places(String array) {
        int size = context.array(array).size();
        allowance.spend(8L * size);
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    private String joined(String name) {
        return String.join(" ", values(name));
    }

    private String operated(String name, String value, String rest) {
        char first = rest.charAt(0);
        boolean colon = first == ':' && rest.length() > 1 && "-=+?".indexOf(rest.charAt(1)) >= 0;
        if (colon || "-=+?".indexOf(first) >= 0) {
            boolean there = colon ? !value.isEmpty() : context.has(name) || !value.isEmpty();
            return instead(name, value, there, rest.charAt(colon ? 1 : 0), rest.substring(colon ? 2 : 1));
        }
        return switch (first) {
            case ':' -> part(value, rest.substring(1).split(":", 2));
            case '#' -> withoutStart(value, rest);
            case '%' -> withoutEnd(value, rest);
            case '/' -> exchanged(value, rest);
            case '^' -> rest.startsWith("^^") ? value.toUpperCase(Locale.ROOT) : firstUpper(value);
            case ',' -> value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }

    private static String firstUpper(String value) {
        return value.isEmpty() ? "" : value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
    }

    private String instead(String name, String value, boolean there, char operator, String word) {
        if (operator == '+') {
            return there ? expand.apply(word) : "";
        }
        if (there || operator == '?') {
            return value;
        }
        String other = expand.apply(word);
        if (operator == '=') {
            context.set(name, other);
        }
        return other;
    }

    private String part(String value, String... numbers) {
        long from = Arithmetic.value(expand.apply(numbers[0]), context);
        long start = from < 0 ? Math.max(0, value.length() + from) : Math.min(from, value.length());
        long length = numbers.length > 1 ? Arithmetic.value(expand.apply(numbers[1]), context) : value.length();
        long end = length < 0 ? value.length() + length : start + length;
        return value.substring((int) start, (int) Math.max(start, Math.min(value.length(), end)));
    }

    private Glob glob(String raw) {
        return Globs.pattern(pattern.apply(raw), allowance);
    }

    private String withoutStart(String value, String rest) {
        boolean longest = rest.startsWith("##");
        return glob(rest.substring(longest ? 2 : 1)).withoutStart(value, longest);
    }

    private String withoutEnd(String value, String rest) {
        boolean longest = rest.startsWith("%%");
        return glob(rest.substring(longest ? 2 : 1)).withoutEnd(value, longest);
    }

    /** {@code ${NAME/PATTERN/TEXT}}: the longest match at each place; behind a # only at the start, behind a % at the end. */
    private String exchanged(String value, String rest) {
        boolean all = rest.startsWith("//");
        String[] parts = rest.substring(all ? 2 : 1).split("(?<!\\\\)/", 2);
        String with = parts.length > 1 ? expand.apply(parts[1]) : "";
        if (parts[0].isEmpty()) {
            return value;
        }
        char place = parts[0].charAt(0);
        if (!all && (place == '#' || place == '%')) {
            Glob glob = glob(parts[0].substring(1));
            String left = place == '#' ? glob.withoutStart(value, true) : glob.withoutEnd(value, true);
            return left.length() == value.length() ? value : place == '#' ? with + left : left + with;
        }
        return glob(parts[0]).replaced(value, with, all);
    }
}
