package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sundew.shell.Syntax.Redirect;

/** Understands a line. Depth and length are bounded; what is beyond is a syntax error. */
final class Parser {
    private static final int DEPTH_MAX = 40;
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[[^\\]]*\\])?\\+?=.*", Pattern.DOTALL);
    private static final Pattern REDIRECT = Pattern.compile("\0([0-9]?)(<<<|<<-|<<|<&|<>|<|>>|>&|>\\||>|&>>|&>)");
    private static final Set<String> ENDS =
            Set.of("then", "else", "elif", "fi", "do", "done", "}", "esac", "\0)", "\0;;");

    private final Tokens tokens;
    private int depth;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * What this text means.
     *
     * @throws Incomplete if more lines are needed
     * @throws SyntaxError if it is no command
     */
    static Syntax parse(String text, int firstLine) {
        Parser parser = of(text, firstLine);
        Syntax whole = parser.list();
        if (parser.tokens.more()) {
            throw parser.tokens.wrong();
        }
        return whole;
    }

    /** Understands this text bit by bit; what is wrong in a later line is found when all before it was {@link #next}. */
    static Parser of(String text, int firstLine) {
        return new Parser(Lexer.tokens(text, firstLine));
    }

    /** What the next line means, and those that belong to it; null at the end. Throws as {@link #parse} does. */
    @Nullable
    Syntax next() {
        tokens.skipLines();
        if (!tokens.more()) {
            return null;
        }
        Syntax line = list(true);
        if (tokens.more() && !tokens.take("\0\n")) {
            throw tokens.wrong();
        }
        return line;
    }

    private Syntax list() {
        tokens.skipLines();
        return list(false);
    }

    private Syntax list(boolean line) {
        if (++depth > DEPTH_MAX) {
            throw tokens.wrong();
        }
        List<Syntax> parts = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && tokens.more() && !ENDS.contains(tokens.peek())) {
            Syntax part = andOr();
            boolean background = tokens.take("\0&");
            parts.add(background ? new Syntax.Background(part) : part);
            boolean ended = background || tokens.take("\0;");
            boolean lineEnds = tokens.peek().equals("\0\n");
            goesOn = line ? ended && !lineEnds : ended || lineEnds;
            if (!line) {
                tokens.skipLines();
            }
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Syntax.Nothing() : new Syntax.Sequence(parts);
    }

    private Syntax andOr() {
        Syntax left = pipe();
        while (tokens.peek().equals("\0&&") || tokens.peek().equals("\0||")) {
            boolean well = tokens.take("\0&&") || !tokens.take("\0||");
            tokens.skipLines();
            if (!tokens.more()) {
                throw tokens.incomplete();
            }
            left = new Syntax.Either(left, well, pipe());
        }
        return left;
    }

    private Syntax pipe() {
        boolean negated = tokens.take("!");
        List<Syntax> parts = new ArrayList<>();
        parts.add(command());
        while (tokens.take("\0|")) {
            tokens.skipLines();
            if (!tokens.more()) {
                throw tokens.incomplete();
            }
            parts.add(command());
        }
        return parts.size() == 1 && !negated ? parts.get(0) : new Syntax.Pipe(parts, negated);
    }

    private Syntax command() {
        switch (tokens.peek()) {
            case "\0(" -> {
                tokens.next();
                Syntax body = list();
                tokens.need("\0)");
                return new Syntax.Group(body, true, redirects());
            }
            case "{" -> {
                tokens.next();
                Syntax body = list();
                tokens.need("}");
                return new Syntax.Group(body, false, redirects());
            }
            case "if" -> {
                tokens.next();
                return choice();
            }
            case "while", "until" -> {
                return loop();
            }
            case "for" -> {
                tokens.next();
                return tokens.peek().startsWith("\1") ? count() : each();
            }
            case "case" -> {
                tokens.next();
                return selection();
            }
            case "function" -> {
                tokens.next();
                String name = tokens.next();
                return function(name);
            }
            default -> {
                return tokens.peek().startsWith("\1")
                        ? new Syntax.Sum(tokens.next().substring(1))
                        : simple();
            }
        }
    }

    private Syntax choice() {
        Syntax condition = list();
        tokens.need("then");
        Syntax then = list();
        tokens.skipLines();
        if (tokens.take("elif")) {
            if (++depth > DEPTH_MAX) {
                throw tokens.wrong();
            }
            Syntax otherwise = choice();
            depth--;
            return new Syntax.Choice(condition, then, otherwise);
        }
        Syntax otherwise = tokens.take("else") ? list() : new Syntax.Nothing();
        tokens.need("fi");
        return new Syntax.Choice(condition, then, otherwise);
    }

    private Syntax loop() {
        boolean until = tokens.peek().equals("until");
        tokens.next();
        Syntax condition = list();
        tokens.need("do");
        Syntax body = list();
        tokens.need("done");
        return new Syntax.Loop(condition, until, body, redirects());
    }

    private Syntax each() {
        String name = tokens.peek();
        tokens.next();
        tokens.skipLines();
        List<String> words = new ArrayList<>();
        if (!tokens.peek().equals("in")) {
            words.add("\"$@\"");
        }
        if (tokens.take("in")) {
            while (tokens.more() && !tokens.peek().startsWith("\0")) {
                words.add(tokens.next());
            }
        }
        if (!tokens.take("\0;")) {
            tokens.skipLines();
        }
        tokens.need("do");
        Syntax body = list();
        tokens.need("done");
        return new Syntax.Each(name, words, body, redirects());
    }

    private Syntax count() {
        String[] parts = tokens.next().substring(1).split(";", 3);
        if (parts.length < 3) {
            throw new SyntaxError("((", tokens.line());
        }
        tokens.take("\0;");
        tokens.need("do");
        Syntax body = list();
        tokens.need("done");
        return new Syntax.Count(parts[0], parts[1], parts[2], body, redirects());
    }

    private Syntax selection() {
        String word = tokens.peek();
        tokens.next();
        tokens.need("in");
        List<Syntax.Item> items = new ArrayList<>();
        tokens.skipLines();
        while (tokens.more() && !tokens.peek().equals("esac")) {
            tokens.take("\0(");
            List<String> patterns = new ArrayList<>();
            do {
                if (!tokens.more()) {
                    throw tokens.incomplete();
                }
                patterns.add(tokens.next());
            } while (tokens.take("\0|"));
            tokens.need("\0)");
            items.add(new Syntax.Item(patterns, list()));
            tokens.take("\0;;");
            tokens.skipLines();
        }
        tokens.need("esac");
        return new Syntax.Case(word, items, redirects());
    }

    /** The name was read. */
    private Syntax function(String name) {
        if (tokens.take("\0(")) {
            tokens.need("\0)");
        }
        tokens.skipLines();
        if (!tokens.more()) {
            throw tokens.incomplete();
        }
        if (++depth > DEPTH_MAX) {
            throw tokens.wrong();
        }
        Syntax body = command();
        depth--;
        return new Syntax.Function(name, body);
    }

    private List<Redirect> redirects() {
        List<Redirect> redirects = new ArrayList<>();
        while (redirect(redirects)) {}
        return redirects;
    }

    private boolean redirect(List<Redirect> redirects) {
        var matcher = REDIRECT.matcher(tokens.peek());
        if (!matcher.matches()) {
            return false;
        }
        tokens.next();
        if (!tokens.more()) {
            throw tokens.incomplete();
        }
        if (tokens.peek().startsWith("\0")) {
            throw tokens.wrong();
        }
        String kind = matcher.group(2);
        int from = matcher.group(1).isEmpty() ? kind.startsWith("<") ? 0 : 1 : Integer.parseInt(matcher.group(1));
        boolean both = kind.startsWith("&");
        redirects.add(new Redirect(both ? -1 : from, both ? kind.substring(1) : kind.replace("|", ""), tokens.next()));
        return true;
    }

    private Syntax simple() {
        List<String> assignments = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        int first = tokens.line();
        while (tokens.more()) {
            if (redirect(redirects)) {
                continue;
            }
            String token = tokens.peek();
            if (token.startsWith("\0")) {
                break;
            }
            tokens.next();
            if (words.isEmpty() && assignments.isEmpty() && tokens.peek().equals("\0(")) {
                return function(token);
            }
            (words.isEmpty() && ASSIGNMENT.matcher(token).matches() ? assignments : words).add(token);
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw tokens.wrong();
        }
        if (!words.isEmpty() && ENDS.contains(words.get(0))) {
            throw new SyntaxError(words.get(0), first);
        }
        return new Syntax.Simple(assignments, words, redirects, first, tokens.lineBefore());
    }
}
