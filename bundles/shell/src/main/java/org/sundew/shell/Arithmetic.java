package org.sundew.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums in {@code $((…))}, {@code ((…))}, let and of expr: longs, bash's operators; what is no sum is 0. */
final class Arithmetic {
    private static final int DEPTH_MAX = 50;

    private final String text;
    private final Context context;
    private int at;
    private int depth;

    private Arithmetic(String text, Context context) {
        this.text = text;
        this.context = context;
    }

    static long value(String text, Context context) {
        Arithmetic sum = new Arithmetic(text, context);
        long value = sum.whole();
        for (sum.blanks(); sum.at < text.length() && text.charAt(sum.at) == ','; sum.blanks()) {
            sum.at++;
            value = sum.whole();
        }
        return value;
    }

    /** With an assignment or a choice. */
    private long whole() {
        Matcher assigned = ASSIGNED.matcher(text).region(at, text.length());
        if (++depth > DEPTH_MAX) {
            return 0;
        }
        long value;
        if (assigned.lookingAt()) {
            at = assigned.end();
            String name = assigned.group(1);
            long right = whole();
            value = assigned.group(2).isEmpty() ? right : apply(assigned.group(2), number(context.get(name)), right);
            context.set(name, Long.toString(value));
        } else {
            value = level(0);
            blanks();
            if (at < text.length() && text.charAt(at) == '?') {
                at++;
                long then = whole();
                blanks();
                at += at < text.length() && text.charAt(at) == ':' ? 1 : 0;
                long otherwise = whole();
                value = value != 0 ? then : otherwise;
            }
        }
        depth--;
        return value;
    }

    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(|[-+*/%&|^]|<<|>>)=(?!=)");

    private static final String[][] OPERATORS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"},
        {"**"},
    };

    private long level(int level) {
        if (level == OPERATORS.length) {
            return unary();
        }
        long left = level(level + 1);
        while (true) {
            String operator = operator(level);
            if (operator.isEmpty()) {
                return left;
            }
            left = apply(operator, left, level(level + 1));
        }
    }

    private String operator(int level) {
        blanks();
        for (String each : OPERATORS[level]) {
            boolean longer = each.length() == 1 && at + 1 < text.length() && text.charAt(at + 1) == each.charAt(0);
            if (text.startsWith(each, at) && !(longer && "|&<>*".contains(each))) {
                at += each.length();
                return each;
            }
        }
        return "";
    }

    private static long apply(String operator, long left, long right) {
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "**" -> power(left, right);
            case "/" -> right == 0 ? 0 : left / right;
            default -> right == 0 ? 0 : left % right;
        };
    }

    private static long power(long base, long exponent) {
        long value = 1;
        for (long i = 0; i < Math.min(exponent, 64); i++) {
            value *= base;
        }
        return value;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private long unary() {
        blanks();
        if (at >= text.length() || depth >= DEPTH_MAX) {
            return 0;
        }
        depth++;
        long value = operand();
        depth--;
        return value;
    }

    private long operand() {
        char next = text.charAt(at);
        boolean step = text.startsWith("++", at) || text.startsWith("--", at);
        if (step) {
            at += 2;
            return stepped(name(), next == '+' ? 1 : -1, true);
        }
        if (next == '-' || next == '+' || next == '!' || next == '~') {
            at++;
            long value = unary();
            return next == '-' ? -value : next == '!' ? value == 0 ? 1 : 0 : next == '~' ? ~value : value;
        }
        if (next == '(') {
            at++;
            long value = whole();
            blanks();
            at += at < text.length() && text.charAt(at) == ')' ? 1 : 0;
            return value;
        }
        return atom();
    }

    private String name() {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private long stepped(String name, int by, boolean first) {
        long before = number(context.get(name));
        context.set(name, Long.toString(before + by));
        return first ? before + by : before;
    }

    private long atom() {
        String word = name();
        if (word.isEmpty()) {
            at = text.length();
            return 0;
        }
        if (text.startsWith("#", at) && word.matches("[2-9]|[12]\\d|3[0-6]")) {
            at++;
            String digits = name();
            return digits.matches("[0-9a-zA-Z]{1,11}") ? based(digits, Integer.parseInt(word)) : 0;
        }
        boolean more = text.startsWith("++", at);
        if ((more || text.startsWith("--", at)) && !Character.isDigit(word.charAt(0))) {
            at += 2;
            return stepped(word, more ? 1 : -1, false);
        }
        return number(Character.isDigit(word.charAt(0)) ? word : context.get(word));
    }

    private static long based(String digits, int base) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * base + Math.max(0, Character.digit(digits.charAt(i), base));
        }
        return value;
    }

    private static long number(String digits) {
        if (digits.matches("0[xX][0-9a-fA-F]{1,15}")) {
            return Long.parseLong(digits.substring(2), 16);
        }
        if (digits.matches("0[0-7]{1,20}")) {
            return Long.parseLong(digits, 8);
        }
        return digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
