package org.sundew.shell;

/** The words of an awk program, one after the other. Whoever calls itself for what is inside says so, so that depth is bounded. */
final class AwkTokens {
    private static final int DEPTH_MAX = 30;
    private static final String[] OPERATORS = {
        "**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "==", "!=", "<=", ">=", ">>", "!~", "**"
    };

    private final String text;
    private int at;
    private int depth;
    private Token next;

    /** What a word is. */
    enum Kind {
        NAME,
        /** A name with an opening bracket behind it. */
        CALL,
        NUMBER,
        STRING,
        OPERATOR,
        NEWLINE,
        END
    }

    /** @param start where it begins */
    record Token(Kind kind, String text, int start) {}

    /** What is no program, and the word at which it went wrong. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int line;

        private Wrong(String near, int line) {
            super(near, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    AwkTokens(String text) {
        this.text = text;
        this.next = read();
    }

    Wrong wrong() {
        long line = 1
                + text.substring(0, next.start())
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
        return new Wrong(
                next.kind() == Kind.END || next.kind() == Kind.NEWLINE ? "end of line" : next.text(), (int) line);
    }

    void enter() {
        if (++depth > DEPTH_MAX) {
            throw wrong();
        }
    }

    void leave() {
        depth--;
    }

    int place() {
        return next.start();
    }

    void back(int place) {
        at = place;
        next = read();
    }

    /** The next word, which stays. */
    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = read();
        return taken;
    }

    boolean is(String operator) {
        return next.text().equals(operator) && (next.kind() == Kind.OPERATOR || next.kind() == Kind.NEWLINE);
    }

    boolean isName(String word) {
        return (next.kind() == Kind.NAME || next.kind() == Kind.CALL)
                && next.text().equals(word);
    }

    boolean take(String operator) {
        boolean there = is(operator);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeName(String word) {
        boolean there = isName(word);
        if (there) {
            take();
        }
        return there;
    }

    void need(String operator) {
        if (!take(operator)) {
            throw wrong();
        }
    }

    void skipLines() {
        while (next.kind() == Kind.NEWLINE) {
            take();
        }
    }

    /** The regular expression that begins with the present slash. */
    String pattern() {
        StringBuilder pattern = new StringBuilder();
        int place = next.start() + 1;
        boolean set = false;
        while (place < text.length() && (text.charAt(place) != '/' || set)) {
            char sign = text.charAt(place);
            if (sign == '\\' && place + 1 < text.length()) {
                pattern.append(text.charAt(place + 1) == '/' ? "" : "\\").append(text.charAt(place + 1));
                place += 2;
                continue;
            }
            set = sign == '[' || (set && sign != ']');
            pattern.append(sign);
            place++;
        }
        if (place >= text.length()) {
            throw wrong();
        }
        at = place + 1;
        next = read();
        return pattern.toString();
    }

    private Token read() {
        while (at < text.length() && (" \t\r".indexOf(text.charAt(at)) >= 0 || text.startsWith("\\\n", at))) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
        int start = at;
        if (at >= text.length()) {
            return new Token(Kind.END, "", start);
        }
        char sign = text.charAt(at);
        if (sign == '\n') {
            at++;
            return new Token(Kind.NEWLINE, "\n", start);
        }
        if (sign == '"') {
            return string(start);
        }
        if (Character.isDigit(sign)
                || (sign == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
            return number(start);
        }
        return letter(sign) ? name(start) : operator(start);
    }

    private static boolean letter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_';
    }

    private Token string(int start) {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String inside = text.substring(start + 1, Math.min(text.length(), at));
        at = Math.min(text.length(), at + 1);
        return new Token(Kind.STRING, Escapes.ansi(inside), start);
    }

    private Token number(int start) {
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        boolean exponent = at + 1 < text.length()
                && "eE".indexOf(text.charAt(at)) >= 0
                && (Character.isDigit(text.charAt(at + 1)) || "+-".indexOf(text.charAt(at + 1)) >= 0);
        if (exponent) {
            at += 2;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        return new Token(Kind.NUMBER, text.substring(start, at), start);
    }

    private Token name(int start) {
        while (at < text.length() && (letter(text.charAt(at)) || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        boolean call = at < text.length() && text.charAt(at) == '(';
        return new Token(call ? Kind.CALL : Kind.NAME, text.substring(start, at), start);
    }

    private Token operator(int start) {
        for (String each : OPERATORS) {
            if (text.startsWith(each, at)) {
                at += each.length();
                return new Token(Kind.OPERATOR, each, start);
            }
        }
        at++;
        return new Token(Kind.OPERATOR, text.substring(start, at), start);
    }
}
