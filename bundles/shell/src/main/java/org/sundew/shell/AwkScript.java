package org.sundew.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.AwkTokens.Kind;
import org.sundew.shell.AwkTree.Expression;
import org.sundew.shell.AwkTree.Flow;
import org.sundew.shell.AwkTree.Function;
import org.sundew.shell.AwkTree.Rule;
import org.sundew.shell.AwkTree.Statement;
import org.sundew.shell.AwkTree.Target;

/** Understands an awk program (POSIX): rules, functions and statements; {@link AwkExpressions} understands what has a value. */
final class AwkScript {
    private static final Statement NOTHING = awk -> Flow.ON;

    private final AwkTokens tokens;
    private final AwkExpressions expressions;
    private final List<Statement> begin = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final Map<String, Function> functions = new HashMap<>();

    private AwkScript(AwkTokens tokens) {
        this.tokens = tokens;
        this.expressions = new AwkExpressions(tokens);
    }

    /**
     * The program.
     *
     * @throws AwkTokens.Wrong if it is none
     */
    static AwkScript of(String text) {
        AwkScript script = new AwkScript(new AwkTokens(text));
        script.program();
        return script;
    }

    List<Statement> begin() {
        return begin;
    }

    List<Rule> rules() {
        return rules;
    }

    List<Statement> end() {
        return end;
    }

    Map<String, Function> functions() {
        return functions;
    }

    private void program() {
        endOfStatement();
        while (tokens.peek().kind() != Kind.END) {
            if (tokens.takeName("BEGIN")) {
                begin.add(block());
            } else if (tokens.takeName("END")) {
                end.add(block());
            } else if (tokens.takeName("function") || tokens.takeName("func")) {
                function();
            } else {
                rule();
            }
            endOfStatement();
        }
    }

    private void endOfStatement() {
        while (tokens.take(";") || tokens.take("\n")) {}
    }

    private void function() {
        String name = tokens.take().text();
        tokens.need("(");
        List<String> names = new ArrayList<>();
        while (!tokens.take(")")) {
            names.add(tokens.take().text());
            tokens.take(",");
            if (tokens.peek().kind() == Kind.END) {
                throw tokens.wrong();
            }
        }
        tokens.skipLines();
        functions.put(name, new Function(List.copyOf(names), block()));
    }

    private void rule() {
        Expression from = tokens.is("{") ? awk -> AwkValue.of(true) : expressions.expression();
        Expression to = tokens.take(",") ? expressions.expression() : null;
        Statement action = tokens.is("{") ? block() : awk -> awk.print(List.of(), null);
        rules.add(new Rule(from, to, action));
    }

    private Statement block() {
        tokens.skipLines();
        tokens.need("{");
        List<Statement> statements = new ArrayList<>();
        endOfStatement();
        while (!tokens.take("}")) {
            statements.add(statement());
            endOfStatement();
        }
        return awk -> {
            for (Statement each : statements) {
                Flow flow = awk.run(each);
                if (flow != Flow.ON) {
                    return flow;
                }
            }
            return Flow.ON;
        };
    }

    private Statement statement() {
        tokens.enter();
        tokens.skipLines();
        Statement statement = tokens.is("{") ? block() : tokens.take(";") ? NOTHING : named();
        tokens.leave();
        return statement;
    }

    private Statement named() {
        if (tokens.peek().kind() != Kind.NAME && tokens.peek().kind() != Kind.CALL) {
            return simple();
        }
        switch (tokens.peek().text()) {
            case "if" -> {
                tokens.take();
                return choice();
            }
            case "while" -> {
                tokens.take();
                Expression condition = inBrackets();
                Statement body = statement();
                return awk -> loop(awk, condition, body, NOTHING, false);
            }
            case "do" -> {
                tokens.take();
                Statement body = statement();
                endOfStatement();
                if (!tokens.takeName("while")) {
                    throw tokens.wrong();
                }
                Expression condition = inBrackets();
                return awk -> loop(awk, condition, body, NOTHING, true);
            }
            case "for" -> {
                tokens.take();
                return count();
            }
            default -> {
                return simple();
            }
        }
    }

    private Expression inBrackets() {
        tokens.need("(");
        Expression condition = expressions.expression();
        tokens.need(")");
        return condition;
    }

    private Statement choice() {
        Expression condition = inBrackets();
        Statement then = statement();
        int place = tokens.place();
        endOfStatement();
        Statement otherwise = NOTHING;
        if (tokens.takeName("else")) {
            otherwise = statement();
        } else {
            tokens.back(place);
        }
        Statement other = otherwise;
        return awk -> awk.run(condition.value(awk).truth() ? then : other);
    }

    private static Flow loop(Awk awk, Expression condition, Statement body, Statement step, boolean atLeastOnce) {
        boolean first = atLeastOnce;
        while (first || condition.value(awk).truth()) {
            first = false;
            Flow flow = awk.run(body);
            if (flow != Flow.ON && flow != Flow.CONTINUE) {
                return flow == Flow.BREAK ? Flow.ON : flow;
            }
            awk.run(step);
        }
        return Flow.ON;
    }

    private Statement count() {
        tokens.need("(");
        int place = tokens.place();
        if (tokens.peek().kind() == Kind.NAME) {
            String name = tokens.take().text();
            if (tokens.takeName("in")) {
                String array = tokens.take().text();
                if (tokens.take(")")) {
                    Statement body = statement();
                    return awk -> awk.each(name, array, body);
                }
            }
            tokens.back(place);
        }
        Statement first = tokens.is(";") ? NOTHING : valued(expressions.withoutIn());
        tokens.need(";");
        tokens.skipLines();
        Expression condition = tokens.is(";") ? awk -> AwkValue.of(true) : expressions.expression();
        tokens.need(";");
        tokens.skipLines();
        Statement step = tokens.is(")") ? NOTHING : valued(expressions.expression());
        tokens.need(")");
        Statement body = statement();
        return awk -> {
            awk.run(first);
            return loop(awk, condition, body, step, false);
        };
    }

    private static Statement valued(Expression expression) {
        return awk -> {
            expression.value(awk);
            return Flow.ON;
        };
    }

    private Statement simple() {
        if (tokens.takeName("print")) {
            List<Expression> values = printed();
            @Nullable Target target = target();
            return awk -> awk.print(values, target);
        }
        if (tokens.takeName("printf")) {
            List<Expression> values = printed();
            @Nullable Target target = target();
            return awk -> awk.printf(values, target);
        }
        if (tokens.takeName("next")) {
            return awk -> Flow.NEXT;
        }
        if (tokens.takeName("break")) {
            return awk -> Flow.BREAK;
        }
        if (tokens.takeName("continue")) {
            return awk -> Flow.CONTINUE;
        }
        if (tokens.takeName("exit")) {
            Expression status = ended() ? null : expressions.expression();
            return awk -> awk.exit(status);
        }
        if (tokens.takeName("return")) {
            Expression value = ended() ? null : expressions.expression();
            return awk -> awk.give(value);
        }
        if (tokens.takeName("delete")) {
            String array = tokens.take().text();
            List<Expression> subscript = tokens.take("[") ? expressions.list() : List.of();
            if (!subscript.isEmpty()) {
                tokens.need("]");
            }
            return awk -> awk.delete(array, subscript);
        }
        return valued(expressions.expression());
    }

    private boolean ended() {
        return tokens.is(";")
                || tokens.is("}")
                || tokens.is("\n")
                || tokens.peek().kind() == Kind.END;
    }

    /** What is printed: in brackets or not. */
    private List<Expression> printed() {
        List<Expression> values = new ArrayList<>();
        if (ended() || tokens.is(">") || tokens.is("|") || tokens.is(">>")) {
            return values;
        }
        int place = tokens.place();
        if (tokens.take("(")) {
            values.addAll(expressions.list());
            if (tokens.take(")") && (ended() || tokens.is(">") || tokens.is("|") || tokens.is(">>"))) {
                return values;
            }
            tokens.back(place);
            values.clear();
        }
        do {
            tokens.skipLines();
            values.add(expressions.printed());
        } while (tokens.take(","));
        return values;
    }

    private @Nullable Target target() {
        for (String sign : new String[] {">>", ">", "|"}) {
            if (tokens.take(sign)) {
                return new Target(sign, expressions.printed());
            }
        }
        return null;
    }
}
