package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Awk.Expression;
import org.sundew.shell.Awk.Rule;

/**
 * An awk program, understood: rules with patterns; print, printf, if, next, exit and expressions. Loops and arrays are left out, which
 * scripts of one line seldom have.
 */
record AwkScript(List<Expression> begin, List<Rule> rules, List<Expression> end) {
    private static final Expression ALWAYS = awk -> "1";

    /** The program, or null if it is none. */
    static @Nullable AwkScript of(String text, Allowance allowance) {
        try {
            allowance.work(text.length(), text.length());
            return new Reader(new AwkTokens(text.replaceAll("(?m)#.*$", ""))).program();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads a program. */
    private static final class Reader {
        private final AwkTokens tokens;
        private final AwkExpressions expressions;

        Reader(AwkTokens tokens) {
            this.tokens = tokens;
            this.expressions = new AwkExpressions(tokens);
        }

        private AwkScript program() {
            List<Expression> begin = new ArrayList<>();
            List<Rule> rules = new ArrayList<>();
            List<Expression> end = new ArrayList<>();
            while (!tokens.peek().isEmpty()) {
                if (tokens.take(";")) {
                    continue;
                }
                if (tokens.take("BEGIN")) {
                    begin.addAll(block());
                } else if (tokens.take("END")) {
                    end.addAll(block());
                } else {
                    Expression condition = tokens.peek().equals("{") ? ALWAYS : expressions.expression();
                    rules.add(new Rule(
                            condition,
                            tokens.peek().equals("{")
                                    ? block()
                                    : List.of(awk -> {
                                        awk.print(List.of());
                                        return "";
                                    })));
                }
            }
            return new AwkScript(begin, rules, end);
        }

        private List<Expression> block() {
            tokens.need("{");
            List<Expression> actions = new ArrayList<>();
            while (!tokens.take("}")) {
                if (!tokens.take(";")) {
                    actions.add(statement());
                }
            }
            return actions;
        }

        private Expression statement() {
            tokens.enter();
            Expression statement = oneStatement();
            tokens.leave();
            return statement;
        }

        private Expression oneStatement() {
            if (tokens.peek().equals("{")) {
                List<Expression> inner = block();
                return awk -> inOrder(awk, inner);
            }
            if (tokens.take("print")) {
                List<Expression> values = list();
                return awk -> {
                    awk.print(values.stream().map(each -> each.value(awk)).toList());
                    return "";
                };
            }
            if (tokens.take("printf")) {
                List<Expression> values = list();
                return awk -> {
                    awk.write(awk.formatted(
                            values.stream().map(each -> each.value(awk)).toList()));
                    return "";
                };
            }
            if (tokens.take("next")) {
                return awk -> {
                    awk.next();
                    return "";
                };
            }
            if (tokens.take("exit")) {
                return awk -> {
                    awk.exit();
                    return "";
                };
            }
            return tokens.take("if") ? choice() : expressions.expression();
        }

        private static String inOrder(Awk awk, List<Expression> all) {
            all.forEach(each -> each.value(awk));
            return "";
        }

        private Expression choice() {
            tokens.need("(");
            Expression condition = expressions.expression();
            tokens.need(")");
            Expression then = statement();
            tokens.take(";");
            boolean more = tokens.take("else");
            Expression otherwise = more ? statement() : awk -> "";
            return awk -> Awk.truth(condition.value(awk)) ? then.value(awk) : otherwise.value(awk);
        }

        private List<Expression> list() {
            List<Expression> values = new ArrayList<>();
            boolean bracket = tokens.peek().equals("(");
            if (Set.of("", ";", "}").contains(tokens.peek())) {
                return values;
            }
            int start = tokens.place();
            if (bracket) {
                tokens.token();
                do {
                    values.add(expressions.expression());
                } while (tokens.take(","));
                if (tokens.take(")") && Set.of("", ";", "}").contains(tokens.peek())) {
                    return values;
                }
                tokens.back(start);
                values.clear();
            }
            do {
                values.add(expressions.expression());
            } while (tokens.take(","));
            return values;
        }
    }
}
