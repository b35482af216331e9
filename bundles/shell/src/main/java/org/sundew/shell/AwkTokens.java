package org.sundew.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an awk program, one after the other. Whoever calls itself for what is inside says so, so that depth is bounded. */
final class AwkTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z0-9_]*|\\d+(?:\\.\\d+)?|[-+*/%]=|==|!=|<=|>=|&&|\\|\\||\\+\\+|--|!~|[^\\s])");
    private static final int DEPTH_MAX = 40;

    private final String text;
    private int at;
    private int depth;

    AwkTokens(String text) {
        this.text = text;
    }

    /** Something that is no program; {@link AwkScript#of} catches it. */
    static IllegalArgumentException wrong(String where) {
        return new IllegalArgumentException(where);
    }

    void enter() {
        if (++depth > DEPTH_MAX) {
            throw wrong("too deep");
        }
    }

    void leave() {
        depth--;
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    /** The next word, which stays; blank at the end. */
    String peek() {
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        return token.lookingAt() ? token.group(1) : "";
    }

    String token() {
        Matcher token = TOKEN.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            throw wrong("end of program");
        }
        at = token.end();
        return token.group(1);
    }

    boolean take(String wanted) {
        if (peek().equals(wanted)) {
            token();
            return true;
        }
        return false;
    }

    void need(String wanted) {
        if (!take(wanted)) {
            throw wrong(wanted);
        }
    }

    /** What is up to the next slash, which is skipped: a regular expression. */
    String pattern() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '/') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        String pattern = text.substring(at, Math.min(end, text.length())).replace("\\/", "/");
        at = Math.min(text.length(), end + 1);
        return pattern;
    }
}
