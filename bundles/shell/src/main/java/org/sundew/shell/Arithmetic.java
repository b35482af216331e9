package org.sundew.shell;

/** Sums in {@code $((…))} and of expr: longs, the usual operators; what is no sum is 0. */
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
        return new Arithmetic(text, context).level(0);
    }

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
            if (text.startsWith(each, at) && !(longer && "|&<>".contains(each))) {
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
            case "/" -> right == 0 ? 0 : left / right;
            default -> right == 0 ? 0 : left % right;
        };
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private long unary() {
        blanks();
        if (at >= text.length() || ++depth > DEPTH_MAX) {
            return 0;
        }
        char next = text.charAt(at);
        if (next == '-' || next == '+' || next == '!' || next == '~') {
            at++;
            long value = unary();
            return next == '-' ? -value : next == '!' ? value == 0 ? 1 : 0 : next == '~' ? ~value : value;
        }
        if (next == '(') {
            at++;
            long value = level(0);
            blanks();
            at += at < text.length() && text.charAt(at) == ')' ? 1 : 0;
            return value;
        }
        return atom();
    }

    private long atom() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        depth--;
        if (word.isEmpty()) {
            at = text.length();
            return 0;
        }
        return number(Character.isDigit(word.charAt(0)) ? word : context.get(word));
    }

    private static long number(String digits) {
        if (digits.matches("0[xX][0-9a-fA-F]{1,15}")) {
            return Long.parseLong(digits.substring(2), 16);
        }
        return digits.matches("-?\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
