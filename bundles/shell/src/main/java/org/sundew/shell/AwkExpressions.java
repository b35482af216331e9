package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sundew.shell.AwkTokens.Kind;
import org.sundew.shell.AwkTree.Element;
import org.sundew.shell.AwkTree.Expression;
import org.sundew.shell.AwkTree.Field;
import org.sundew.shell.AwkTree.Found;
import org.sundew.shell.AwkTree.Place;
import org.sundew.shell.AwkTree.Variable;

/**
 * The expressions of awk, by their strength. A chain of one strength is one node, however long it is, so that no call is nested deeper
 * than what is written.
 */
final class AwkExpressions {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=", "**=");
    private static final Set<String> NO_OPERANDS = Set.of("in", "getline");

    private final AwkTokens tokens;
    /** Whether what follows is the list of a print, where a greater-than begins a file. */
    private boolean printed;

    private boolean noIn;

    AwkExpressions(AwkTokens tokens) {
        this.tokens = tokens;
    }

    /** What is done with the value so far. */
    private interface Step {
        AwkValue apply(Awk awk, AwkValue left);
    }

    Expression expression() {
        tokens.enter();
        Expression left = choice();
        if (left instanceof Place place
                && tokens.peek().kind() == Kind.OPERATOR
                && ASSIGNMENTS.contains(tokens.peek().text())) {
            String operator = tokens.take().text();
            tokens.skipLines();
            Expression right = expression();
            left = operator.equals("=")
                    ? awk -> awk.set(place, right.value(awk))
                    : awk -> awk.set(place, AwkOperators.calculated(operator, place.value(awk), right.value(awk)));
        }
        tokens.leave();
        return left;
    }

    /** Of a print, up to where its output goes. */
    Expression printed() {
        printed = true;
        Expression expression = expression();
        printed = false;
        return expression;
    }

    /** At the beginning of a for, in which {@code in} does not ask. */
    Expression withoutIn() {
        noIn = true;
        Expression expression = expression();
        noIn = false;
        return expression;
    }

    private Expression choice() {
        Expression condition = chain(0);
        if (!tokens.take("?")) {
            return condition;
        }
        tokens.skipLines();
        Expression then = expression();
        tokens.skipLines();
        tokens.need(":");
        tokens.skipLines();
        Expression otherwise = expression();
        return awk -> condition.value(awk).truth() ? then.value(awk) : otherwise.value(awk);
    }

    /** or, and, in, matches, comparisons, texts put together, sums, products: from weak to strong. */
    private Expression chain(int level) {
        Expression first = level == 7 ? unary() : chain(level + 1);
        List<Step> steps = new ArrayList<>();
        while (goesOn(level)) {
            String operator = level == 5 ? "" : tokens.take().text();
            if (level < 2) {
                tokens.skipLines();
            }
            steps.add(step(level, operator));
        }
        return steps.isEmpty() ? first : awk -> applied(awk, first, steps);
    }

    private static AwkValue applied(Awk awk, Expression first, List<Step> steps) {
        AwkValue value = first.value(awk);
        for (Step step : steps) {
            awk.pay(8);
            value = step.apply(awk, value);
        }
        return value;
    }

    private boolean goesOn(int level) {
        String next = tokens.peek().text();
        boolean operator = tokens.peek().kind() == Kind.OPERATOR;
        return switch (level) {
            case 0 -> operator && next.equals("||");
            case 1 -> operator && next.equals("&&");
            case 2 -> !noIn && tokens.isName("in");
            case 3 -> operator && (next.equals("~") || next.equals("!~"));
            case 4 -> operator && ((COMPARISONS.contains(next) && !(printed && next.equals(">"))) || pipesIn(next));
            case 5 -> startsOperand();
            case 6 -> operator && (next.equals("+") || next.equals("-"));
            default -> operator && (next.equals("*") || next.equals("/") || next.equals("%"));
        };
    }

    private boolean pipesIn(String next) {
        if (!next.equals("|")) {
            return false;
        }
        int place = tokens.place();
        tokens.take();
        boolean getline = tokens.isName("getline");
        tokens.back(place);
        return getline;
    }

    private boolean startsOperand() {
        return switch (tokens.peek().kind()) {
            case STRING, NUMBER -> true;
            case NAME, CALL -> !NO_OPERANDS.contains(tokens.peek().text());
            case OPERATOR -> "$!(".contains(tokens.peek().text()) || tokens.is("++") || tokens.is("--");
            case NEWLINE, END -> false;
        };
    }

    private Step step(int level, String operator) {
        if (operator.equals("|")) {
            tokens.take();
            Place place = startsOperand() ? place() : null;
            return (awk, left) -> awk.getline(awk.output(left.text()), place);
        }
        if (level == 2) {
            String array = tokens.take().text();
            return (awk, left) -> AwkValue.of(awk.array(array).containsKey(left.text()));
        }
        if (level == 3 && tokens.is("/")) {
            String pattern = tokens.pattern();
            return (awk, left) -> AwkOperators.applied(awk, operator, left, AwkValue.of(pattern));
        }
        Expression operand = level == 7 ? unary() : chain(level + 1);
        if (level < 2) {
            boolean or = operator.equals("||");
            return (awk, left) ->
                    AwkValue.of(left.truth() == or ? or : operand.value(awk).truth());
        }
        return (awk, left) -> AwkOperators.applied(awk, operator, left, operand.value(awk));
    }

    private Place place() {
        if (primary() instanceof Place place) {
            return place;
        }
        throw tokens.wrong();
    }

    private Expression unary() {
        tokens.enter();
        Expression value = signed();
        tokens.leave();
        return value;
    }

    private Expression signed() {
        boolean not = tokens.is("!");
        boolean minus = tokens.is("-");
        if (!not && !minus && !tokens.is("+")) {
            return power();
        }
        tokens.take();
        Expression inner = unary();
        return not
                ? awk -> AwkValue.of(!inner.value(awk).truth())
                : awk -> AwkValue.of((minus ? -1 : 1) * inner.value(awk).number());
    }

    private Expression power() {
        Expression base = stepped();
        if (!tokens.take("^") && !tokens.take("**")) {
            return base;
        }
        Expression exponent = unary();
        return awk -> AwkOperators.calculated("^", base.value(awk), exponent.value(awk));
    }

    private Expression stepped() {
        boolean up = tokens.is("++");
        if (up || tokens.is("--")) {
            tokens.take();
            Place place = place();
            return awk -> awk.set(place, AwkValue.of(place.value(awk).number() + (up ? 1 : -1)));
        }
        Expression value = primary();
        boolean more = tokens.is("++");
        if (!(value instanceof Place place) || (!more && !tokens.is("--"))) {
            return value;
        }
        tokens.take();
        return awk -> {
            double before = place.value(awk).number();
            awk.set(place, AwkValue.of(before + (more ? 1 : -1)));
            return AwkValue.of(before);
        };
    }

    private Expression primary() {
        AwkTokens.Token token = tokens.peek();
        switch (token.kind()) {
            case NUMBER -> {
                AwkValue number = AwkValue.of(AwkValue.number(tokens.take().text()));
                return awk -> number;
            }
            case STRING -> {
                AwkValue text = AwkValue.of(tokens.take().text());
                return awk -> text;
            }
            case NAME, CALL -> {
                return named();
            }
            case OPERATOR -> {
                return operator(token.text());
            }
            case NEWLINE, END -> throw tokens.wrong();
        }
        throw tokens.wrong();
    }

    private Expression operator(String sign) {
        if (sign.equals("$")) {
            tokens.take();
            tokens.enter();
            // $i++ steps the field, $++i the number
            Expression number = tokens.is("++") || tokens.is("--") ? stepped() : primary();
            tokens.leave();
            return new Field(number);
        }
        if (sign.equals("/") || sign.equals("/=")) {
            String pattern = tokens.pattern();
            return new Found(pattern);
        }
        tokens.need("(");
        boolean inPrint = printed;
        boolean inFor = noIn;
        printed = false;
        noIn = false;
        List<Expression> inner = list();
        tokens.need(")");
        printed = inPrint;
        noIn = inFor;
        if (inner.size() == 1) {
            Expression only = inner.get(0);
            return awk -> only.value(awk);
        }
        if (!tokens.isName("in")) {
            throw tokens.wrong();
        }
        return awk -> awk.subscript(inner);
    }

    /** One or more, with commas between. */
    List<Expression> list() {
        List<Expression> all = new ArrayList<>();
        do {
            tokens.skipLines();
            all.add(expression());
        } while (tokens.take(","));
        tokens.skipLines();
        return all;
    }

    private Expression named() {
        AwkTokens.Token token = tokens.take();
        String name = token.text();
        if (name.equals("getline")) {
            Place place = startsOperand() ? place() : null;
            Expression file = tokens.take("<") ? primary() : null;
            return awk -> awk.getline(
                    file == null ? awk.input() : awk.file(file.value(awk).text()), place);
        }
        if (AwkFunctions.NAMES.contains(name)) {
            return AwkFunctions.of(name, arguments(token.kind() == Kind.CALL || tokens.is("(")));
        }
        if (token.kind() == Kind.CALL) {
            List<Expression> given = arguments(true);
            return awk -> awk.call(name, given);
        }
        if (tokens.take("[")) {
            List<Expression> subscript = list();
            tokens.need("]");
            return new Element(name, subscript);
        }
        return new Variable(name);
    }

    private List<Expression> arguments(boolean there) {
        if (!there) {
            return List.of();
        }
        tokens.need("(");
        boolean inPrint = printed;
        printed = false;
        List<Expression> given = tokens.is(")") ? List.of() : list();
        tokens.need(")");
        printed = inPrint;
        return given;
    }
}
