package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sundew.shell.Awk.Expression;

/** The expressions of awk: assignments, choices, operators by their strength, fields, some functions. */
final class AwkExpressions {
    private static final Set<String> FUNCTIONS = Set.of("length", "substr", "toupper", "tolower", "int", "index");
    /** From weak to strong; the one without a sign puts texts together. */
    private static final String[][] OPERATORS = {
        {"||"}, {"&&"}, {"~", "!~"}, {"==", "!=", "<", "<=", ">", ">="}, {""}, {"+", "-"}, {"*", "/", "%"},
    };

    private final AwkTokens tokens;
    /** Whether a pattern that comes now is compared, and not looked for in the line. */
    private boolean compared;

    AwkExpressions(AwkTokens tokens) {
        this.tokens = tokens;
    }

    Expression expression() {
        tokens.enter();
        Expression value = assignment(tokens.place());
        tokens.leave();
        return value;
    }

    private Expression assignment(int start) {
        boolean field = tokens.peek().equals("$");
        if (field || tokens.peek().matches("[A-Za-z_]\\w*")) {
            if (field) {
                tokens.token();
            }
            String name = tokens.token();
            String operator = tokens.peek();
            boolean assigns = operator.matches("[-+*/%]?=") || operator.equals("++") || operator.equals("--");
            if (assigns) {
                tokens.token();
                Expression value = operator.length() == 2 && operator.charAt(1) != '=' ? awk -> "1" : expression();
                return awk -> assigned(awk, field, name, operator.charAt(0), value.value(awk));
            }
            tokens.back(start);
        }
        Expression condition = binary(0);
        if (!tokens.take("?")) {
            return condition;
        }
        Expression then = expression();
        tokens.need(":");
        Expression otherwise = expression();
        return awk -> Awk.truth(condition.value(awk)) ? then.value(awk) : otherwise.value(awk);
    }

    private static String assigned(Awk awk, boolean field, String name, char operator, String value) {
        String number = Awk.numeric(name) ? name : awk.get(name);
        String before = field ? awk.field(number) : awk.get(name);
        String result = operator == '=' ? value : calculated(String.valueOf(operator), before, value);
        if (field) {
            awk.field(number, result);
        } else {
            awk.set(name, result);
        }
        return result;
    }

    private Expression binary(int level) {
        if (level == OPERATORS.length) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            String operator = tokens.peek();
            if (level == 4 ? !startsValue(operator) : !Set.of(OPERATORS[level]).contains(operator)) {
                return left;
            }
            Expression first = left;
            if (level == 4) {
                Expression right = binary(level + 1);
                left = awk -> first.value(awk) + right.value(awk);
                continue;
            }
            tokens.token();
            compared = operator.endsWith("~");
            Expression right = binary(level + 1);
            compared = false;
            left = awk -> applied(awk, operator, first, right);
        }
    }

    private static boolean startsValue(String token) {
        return token.matches("[\"$A-Za-z_0-9(].*") && !Set.of("else", "in").contains(token);
    }

    private static String applied(Awk awk, String operator, Expression left, Expression right) {
        String first = left.value(awk);
        if (operator.equals("&&") || operator.equals("||")) {
            boolean decided = Awk.truth(first) == operator.equals("||");
            return (decided ? operator.equals("||") : Awk.truth(right.value(awk))) ? "1" : "0";
        }
        String second = right.value(awk);
        if (operator.endsWith("~")) {
            return awk.regex(second).isIn(first) != operator.startsWith("!") ? "1" : "0";
        }
        return calculated(operator, first, second);
    }

    private static String calculated(String operator, String left, String right) {
        double a = Awk.number(left);
        double b = Awk.number(right);
        boolean numbers = Awk.numeric(left) && Awk.numeric(right);
        int order = numbers ? Double.compare(a, b) : left.compareTo(right);
        return switch (operator) {
            case "+" -> Awk.text(a + b);
            case "-" -> Awk.text(a - b);
            case "*" -> Awk.text(a * b);
            case "/" -> Awk.text(b == 0 ? 0 : a / b);
            case "%" -> Awk.text(b == 0 ? 0 : a % b);
            case "==" -> order == 0 ? "1" : "0";
            case "!=" -> order != 0 ? "1" : "0";
            case "<" -> order < 0 ? "1" : "0";
            case "<=" -> order <= 0 ? "1" : "0";
            case ">" -> order > 0 ? "1" : "0";
            default -> order >= 0 ? "1" : "0";
        };
    }

    private Expression unary() {
        tokens.enter();
        Expression value = value();
        tokens.leave();
        return value;
    }

    private Expression value() {
        String token = tokens.token();
        if (token.equals("!")) {
            Expression inner = unary();
            return awk -> Awk.truth(inner.value(awk)) ? "0" : "1";
        }
        if (token.equals("-")) {
            Expression inner = unary();
            return awk -> Awk.text(-Awk.number(inner.value(awk)));
        }
        if (token.equals("$")) {
            Expression inner = unary();
            return awk -> awk.field(inner.value(awk));
        }
        if (token.equals("(")) {
            Expression inner = expression();
            tokens.need(")");
            return inner;
        }
        if (token.equals("/")) {
            return found();
        }
        if (token.startsWith("\"")) {
            String text = Escapes.ansi(token.substring(1, token.length() - 1));
            return awk -> text;
        }
        if (Awk.numeric(token)) {
            return awk -> token;
        }
        if (!token.matches("[A-Za-z_]\\w*")) {
            throw AwkTokens.wrong(token);
        }
        return FUNCTIONS.contains(token) ? function(token) : awk -> awk.get(token);
    }

    private Expression found() {
        String pattern = tokens.pattern();
        boolean operand = compared;
        return operand ? awk -> pattern : awk -> awk.regex(pattern).isIn(awk.field("0")) ? "1" : "0";
    }

    private Expression function(String name) {
        List<Expression> given = new ArrayList<>();
        if (tokens.take("(")) {
            while (!tokens.take(")")) {
                given.add(expression());
                tokens.take(",");
            }
        }
        return awk -> called(
                name,
                given.isEmpty()
                        ? List.of(awk.field("0"))
                        : given.stream().map(each -> each.value(awk)).toList());
    }

    private static String called(String name, List<String> values) {
        String first = values.get(0);
        return switch (name) {
            case "length" -> Integer.toString(first.length());
            case "toupper" -> first.toUpperCase(Locale.ROOT);
            case "tolower" -> first.toLowerCase(Locale.ROOT);
            case "int" -> Long.toString((long) Awk.number(first));
            case "index" -> Integer.toString(values.size() > 1 ? first.indexOf(values.get(1)) + 1 : 0);
            default -> part(values);
        };
    }

    private static String part(List<String> values) {
        String text = values.get(0);
        int from = values.size() > 1 ? (int) Awk.number(values.get(1)) - 1 : 0;
        int length = values.size() > 2 ? (int) Awk.number(values.get(2)) : text.length();
        int start = Math.max(0, Math.min(text.length(), from));
        return text.substring(start, (int) Math.max(start, Math.min(text.length(), (long) from + length)));
    }
}
