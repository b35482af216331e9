package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sundew.shell.Lexer.Incomplete;
import org.sundew.shell.Syntax.Redirect;

/** Understands a line. Depth and length are bounded; what is beyond is a syntax error. */
final class Parser {
    private static final int DEPTH_MAX = 40;
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*", Pattern.DOTALL);
    private static final Pattern REDIRECT = Pattern.compile("\0([0-9]?)(<<<|<<-|<<|<&|<|>>|>&|>\\||>|&>>|&>)");
    private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done", "}", "\0)", "\0;;");

    private final List<String> tokens;
    private int at;
    private int depth;

    private Parser(List<String> tokens) {
        this.tokens = tokens;
    }

    /** What cannot be understood; the message names the word at which it went wrong. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String token) {
            super(token.equals("\0\n") ? "newline" : token.replace("\0", ""), null, false, false);
        }
    }

    /**
     * What this text means.
     *
     * @throws Incomplete if more lines are needed
     * @throws Wrong      if it is no command
     */
    static Syntax parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        Syntax whole = parser.list();
        if (parser.at < parser.tokens.size()) {
            throw new Wrong(parser.tokens.get(parser.at));
        }
        return whole;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean more() {
        return at < tokens.size();
    }

    private boolean take(String token) {
        boolean there = more() && peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String token) {
        skipLines();
        if (!more()) {
            throw new Incomplete();
        }
        if (!take(token)) {
            throw new Wrong(peek());
        }
    }

    private void skipLines() {
        while (take("\0\n")) {}
    }

    private Syntax list() {
        if (++depth > DEPTH_MAX) {
            throw new Wrong(peek());
        }
        List<Syntax> parts = new ArrayList<>();
        skipLines();
        while (more() && !ENDS.contains(peek())) {
            parts.add(andOr());
            if (!take("\0;") && !take("\0&") && !peek().equals("\0\n")) {
                break;
            }
            skipLines();
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Syntax.Nothing() : new Syntax.Sequence(parts);
    }

    private Syntax andOr() {
        Syntax left = pipe();
        while (peek().equals("\0&&") || peek().equals("\0||")) {
            boolean well = take("\0&&") || !take("\0||");
            skipLines();
            if (!more()) {
                throw new Incomplete();
            }
            left = new Syntax.Either(left, well, pipe());
        }
        return left;
    }

    private Syntax pipe() {
        boolean negated = take("!");
        List<Syntax> parts = new ArrayList<>();
        parts.add(command());
        while (take("\0|")) {
            skipLines();
            if (!more()) {
                throw new Incomplete();
            }
            parts.add(command());
        }
        return parts.size() == 1 && !negated ? parts.get(0) : new Syntax.Pipe(parts, negated);
    }

    private Syntax command() {
        switch (peek()) {
            case "\0(" -> {
                at++;
                Syntax body = list();
                need("\0)");
                return new Syntax.Group(body, true, redirects());
            }
            case "{" -> {
                at++;
                Syntax body = list();
                need("}");
                return new Syntax.Group(body, false, redirects());
            }
            case "if" -> {
                at++;
                return choice();
            }
            case "while", "until" -> {
                return loop();
            }
            case "for" -> {
                at++;
                return each();
            }
            default -> {
                return simple();
            }
        }
    }

    private Syntax choice() {
        Syntax condition = list();
        need("then");
        Syntax then = list();
        skipLines();
        if (take("elif")) {
            return new Syntax.Choice(condition, then, choice());
        }
        Syntax otherwise = take("else") ? list() : new Syntax.Nothing();
        need("fi");
        return new Syntax.Choice(condition, then, otherwise);
    }

    private Syntax loop() {
        boolean until = peek().equals("until");
        at++;
        Syntax condition = list();
        need("do");
        Syntax body = list();
        need("done");
        return new Syntax.Loop(condition, until, body, redirects());
    }

    private Syntax each() {
        String name = peek();
        at++;
        List<String> words = new ArrayList<>();
        if (take("in")) {
            while (more() && !peek().startsWith("\0")) {
                words.add(tokens.get(at++));
            }
        }
        if (!take("\0;")) {
            skipLines();
        }
        need("do");
        Syntax body = list();
        need("done");
        return new Syntax.Each(name, words, body, redirects());
    }

    private List<Redirect> redirects() {
        List<Redirect> redirects = new ArrayList<>();
        while (redirect(redirects)) {}
        return redirects;
    }

    private boolean redirect(List<Redirect> redirects) {
        var matcher = REDIRECT.matcher(peek());
        if (!matcher.matches()) {
            return false;
        }
        at++;
        if (!more()) {
            throw new Incomplete();
        }
        if (peek().startsWith("\0")) {
            throw new Wrong(peek());
        }
        String kind = matcher.group(2);
        int from = matcher.group(1).isEmpty() ? kind.startsWith("<") ? 0 : 1 : Integer.parseInt(matcher.group(1));
        boolean both = kind.startsWith("&");
        redirects.add(
                new Redirect(both ? -1 : from, both ? kind.substring(1) : kind.replace("|", ""), tokens.get(at++)));
        return true;
    }

    private Syntax simple() {
        List<String> assignments = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (more()) {
            if (redirect(redirects)) {
                continue;
            }
            String token = peek();
            if (token.startsWith("\0")) {
                break;
            }
            at++;
            (words.isEmpty() && ASSIGNMENT.matcher(token).matches() ? assignments : words).add(token);
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw new Wrong(more() ? peek() : "newline");
        }
        if (!words.isEmpty() && ENDS.contains(words.get(0))) {
            throw new Wrong(words.get(0));
        }
        return new Syntax.Simple(assignments, words, redirects);
    }
}
