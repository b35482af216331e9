package org.sundew.shell;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sundew.shell.AwkTree.Expression;
import org.sundew.shell.AwkTree.Field;
import org.sundew.shell.AwkTree.Found;
import org.sundew.shell.AwkTree.Place;
import org.sundew.shell.AwkTree.Variable;

/** The functions that awk brings. */
final class AwkFunctions {
    static final Set<String> NAMES = Set.of(
            "length",
            "substr",
            "index",
            "split",
            "sub",
            "gsub",
            "match",
            "sprintf",
            "toupper",
            "tolower",
            "int",
            "sqrt",
            "exp",
            "log",
            "sin",
            "cos",
            "atan2",
            "rand",
            "srand",
            "system",
            "close",
            "fflush",
            "systime",
            "strftime");

    private AwkFunctions() {}

    static Expression of(String name, List<Expression> given) {
        return switch (name) {
            case "length" -> awk -> AwkValue.of(length(awk, given));
            case "split" -> awk -> AwkValue.of(split(awk, given));
            case "sub", "gsub" -> awk -> AwkValue.of(exchange(awk, given, name.equals("gsub")));
            case "match" -> awk -> AwkValue.of(match(awk, text(awk, given, 0), pattern(awk, given, 1)));
            case "sprintf" -> awk -> AwkValue.of(awk.formatted(given));
            case "system" -> awk -> AwkValue.of(awk.system(text(awk, given, 0)));
            case "close" -> awk -> AwkValue.of(awk.close(text(awk, given, 0)));
            case "rand" -> awk -> AwkValue.of(awk.random());
            case "srand", "fflush" -> awk -> AwkValue.of(0);
            case "systime" -> awk -> AwkValue.of(awk.seconds());
            case "substr" -> awk -> AwkValue.of(part(awk, given));
            case "index" -> awk -> AwkValue.of(text(awk, given, 0).indexOf(text(awk, given, 1)) + 1);
            case "toupper" -> awk -> AwkValue.of(text(awk, given, 0).toUpperCase(Locale.ROOT));
            case "tolower" -> awk -> AwkValue.of(text(awk, given, 0).toLowerCase(Locale.ROOT));
            case "strftime" -> awk -> AwkValue.of("");
            default -> awk -> AwkValue.of(calculated(name, number(awk, given, 0), number(awk, given, 1)));
        };
    }

    private static String text(Awk awk, List<Expression> given, int place) {
        return place < given.size() ? given.get(place).value(awk).text() : "";
    }

    private static double number(Awk awk, List<Expression> given, int place) {
        return place < given.size() ? given.get(place).value(awk).number() : 0;
    }

    /** A pattern as written between slashes stands for itself, and is not looked for in the line. */
    private static Regex pattern(Awk awk, List<Expression> given, int place) {
        Expression expression = place < given.size() ? given.get(place) : awk2 -> AwkValue.UNSET;
        return awk.regex(
                expression instanceof Found found
                        ? found.pattern()
                        : expression.value(awk).text());
    }

    private static double length(Awk awk, List<Expression> given) {
        if (given.isEmpty()) {
            return awk.line().length();
        }
        if (given.get(0) instanceof Variable variable && awk.isArray(variable.name())) {
            return awk.array(variable.name()).size();
        }
        return text(awk, given, 0).length();
    }

    private static int split(Awk awk, List<Expression> given) {
        if (given.size() < 2 || !(given.get(1) instanceof Variable array)) {
            return 0;
        }
        String text = text(awk, given, 0);
        boolean found = given.size() > 2 && given.get(2) instanceof Found;
        String separator = found ? "" : given.size() > 2 ? text(awk, given, 2) : awk.get("FS");
        List<String> parts = found
                ? awk.fields().split(text, pattern(awk, given, 2))
                : awk.fields().split(text, separator);
        awk.array(array.name()).clear();
        for (int i = 0; i < parts.size(); i++) {
            awk.set(array.name(), Integer.toString(i + 1), AwkValue.input(parts.get(i)));
        }
        return parts.size();
    }

    private static int match(Awk awk, String text, Regex pattern) {
        Matcher matcher = pattern.in(text);
        boolean there = matcher.find();
        awk.set("RSTART", AwkValue.of(there ? matcher.start() + 1 : 0));
        awk.set("RLENGTH", AwkValue.of(there ? matcher.end() - matcher.start() : -1));
        return there ? matcher.start() + 1 : 0;
    }

    private static int exchange(Awk awk, List<Expression> given, boolean all) {
        Place place = given.size() > 2
                ? given.get(2) instanceof Place named ? named : null
                : new Field(awk2 -> AwkValue.of(0));
        String text = place == null ? text(awk, given, 2) : place.value(awk).text();
        String with = text(awk, given, 1);
        Matcher matcher = pattern(awk, given, 0).in(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        int count = 0;
        while ((all || count == 0) && matcher.find()) {
            out.append(text, from, matcher.start());
            fill(awk, with, matcher.group(), out);
            from = matcher.end();
            count++;
        }
        if (count > 0 && place != null) {
            awk.set(place, AwkValue.of(out.append(text, from, text.length()).toString()));
        }
        return count;
    }

    private static void fill(Awk awk, String with, String found, StringBuilder out) {
        for (int i = 0; i < with.length(); i++) {
            char next = with.charAt(i);
            boolean escaped = next == '\\' && i + 1 < with.length() && "&\\".indexOf(with.charAt(i + 1)) >= 0;
            String piece = escaped ? with.substring(++i, i + 1) : next == '&' ? found : with.substring(i, i + 1);
            awk.pay(piece.length());
            out.append(piece);
        }
    }

    private static String part(Awk awk, List<Expression> given) {
        String text = text(awk, given, 0);
        double from = Math.rint(number(awk, given, 1));
        double to = given.size() > 2 ? from + Math.rint(number(awk, given, 2)) : Double.POSITIVE_INFINITY;
        int start = (int) Math.max(1, Math.min(text.length() + 1.0, from));
        int end = (int) Math.max(start, Math.min(text.length() + 1.0, to));
        return text.substring(start - 1, end - 1);
    }

    private static double calculated(String name, double first, double second) {
        return switch (name) {
            case "int" -> first < 0 ? Math.ceil(first) : Math.floor(first);
            case "sqrt" -> Math.sqrt(first);
            case "exp" -> Math.exp(first);
            case "log" -> Math.log(first);
            case "sin" -> Math.sin(first);
            case "cos" -> Math.cos(first);
            default -> Math.atan2(first, second);
        };
    }

    /** What printf makes of these: a format, and what stands for its directives. */
    static String formatted(Awk awk, List<AwkValue> values) {
        List<AwkValue> rest = new ArrayList<>(values.subList(Math.min(1, values.size()), values.size()));
        return Format.filled(
                values.isEmpty() ? "" : values.get(0).text(), () -> rest.isEmpty() ? null : rest.remove(0), awk::pay);
    }
}
