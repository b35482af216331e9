package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a line into words, quotes kept, and operators. A sum in double brackets is one token, which starts with a {@code \u0001};
 * within {@code [[ ]]} operators are words. Never recursive without end: depth is counted.
 */
final class Lexer {
    private static final int TOKENS_MAX = 20_000;
    private static final int DEPTH_MAX = 30;
    /** What is followed by a command. */
    private static final Set<String> BEFORE_COMMANDS = Set.of(
            "\0\n", "\0;", "\0&", "\0&&", "\0||", "\0|", "\0(", "\0;;", "then", "do", "else", "elif", "if", "while",
            "until", "!", "{");

    private static final Pattern ARRAY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=");

    private final String text;
    private final int firstLine;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    /** Up to where lines are counted, and how many there were. */
    private int counted;

    private int lines;
    /** The lines of here-documents, which were moved into the line that they belong to: they count when that one ends. */
    private int owed;

    private int wordLine;
    private boolean inWord;
    private boolean inTest;

    private Lexer(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
    }

    /**
     * The words and operators of this text; an operator starts with a NUL, so that no quoted word is taken for one. Whoever takes
     * more than there are learns of a quote or bracket that is not closed.
     */
    static Tokens tokens(String text, int firstLine) {
        Lexer lexer = new Lexer(text, firstLine);
        Incomplete end;
        try {
            lexer.run();
            end = new Incomplete("", "", lexer.line(text.length()));
        } catch (Incomplete e) {
            end = new Incomplete(e.quote(), "", lexer.line(lexer.at));
        }
        return new Tokens(lexer.tokens, end);
    }

    /** The words of an array's value. */
    static List<String> words(String text) {
        Lexer lexer = new Lexer(text, 1);
        lexer.run();
        return lexer.tokens.stream()
                .map(Token::text)
                .filter(each -> !each.startsWith("\0"))
                .toList();
    }

    private int line(int place) {
        while (counted < place) {
            lines += text.charAt(counted++) == '\n' ? 1 : 0;
        }
        return firstLine + lines;
    }

    private void add(String token, int first) {
        tokens.add(new Token(token, first, line(at)));
    }

    private String last() {
        return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1).text();
    }

    private void run() {
        while (at < text.length() && tokens.size() < TOKENS_MAX) {
            char next = text.charAt(at);
            if (next == ' ' || next == '\t' || next == '\r') {
                endWord();
                at++;
            } else if (next == '#' && !inWord) {
                skipComment();
            } else if ("\n;&|<>()".indexOf(next) >= 0) {
                if (!plain(next)) {
                    operator(next);
                }
            } else {
                wordPart(next);
            }
        }
        endWord();
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private boolean beforeCommand() {
        return tokens.isEmpty() || BEFORE_COMMANDS.contains(last());
    }

    /** Whether what is an operator elsewhere belongs to a word here. */
    private boolean plain(char next) {
        if (next == '(' && inWord && ARRAY.matcher(word).matches()) {
            int end = bracket(at + 1, 0);
            word.append(text, at, end);
            at = end;
            return true;
        }
        if (inTest && last().equals("=~") && next != '\n') {
            beginWord();
            word.append(next);
            at++;
            return true;
        }
        if (inTest && next != '\n' && next != ';') {
            endWord();
            String operator = longest();
            add(operator, line(at));
            at += operator.length();
            return true;
        }
        return false;
    }

    private void endWord() {
        if (inWord) {
            String ended = word.toString();
            inTest = inTest ? !ended.equals("]]") : ended.equals("[[") && beforeCommand();
            boolean document = last().startsWith("\0<<") && !last().equals("\0<<<");
            add(ended, wordLine);
            word.setLength(0);
            inWord = false;
            if (document) {
                int held = line(at) - wordLine;
                lines -= held;
                owed += held + 1;
            }
        }
    }

    private void beginWord() {
        if (!inWord) {
            inWord = true;
            wordLine = line(at);
        }
    }

    private void operator(char first) {
        boolean numbered = (first == '<' || first == '>') && word.length() == 1 && Character.isDigit(word.charAt(0));
        String number = numbered ? word.toString() : "";
        if (numbered) {
            word.setLength(0);
            inWord = false;
        }
        endWord();
        if (first == '(' && sum()) {
            return;
        }
        String operator = longest();
        add("\0" + number + operator, line(at));
        at += operator.length();
        if (first == '\n') {
            line(at);
            lines += owed;
            owed = 0;
        }
    }

    /** Takes a sum in double brackets where a command, or what a for counts, might stand. */
    private boolean sum() {
        boolean place = beforeCommand() || last().equals("for");
        if (!place || !text.startsWith("((", at)) {
            return false;
        }
        int end = bracket(at + 2, 0);
        if (!text.startsWith(")", end)) {
            return false;
        }
        String sum = "\1" + text.substring(at + 2, end - 1);
        int begun = line(at);
        at = end + 1;
        add(sum, begun);
        return true;
    }

    private String longest() {
        for (String each :
                new String[] {"<<<", "<<-", "&>>", "<>", "&&", "||", ">>", "<<", ">&", "&>", ";;", ">|", "<&"}) {
            if (text.startsWith(each, at)) {
                return each;
            }
        }
        return text.substring(at, at + 1);
    }

    private void wordPart(char next) {
        beginWord();
        int end = switch (next) {
            case '\'' -> closing('\'', at + 1);
            case '"' -> quoted(at + 1, 0);
            case '`' -> closing('`', at + 1);
            case '\\' -> Math.min(text.length(), at + 2);
            case '$' -> dollar(at, 0);
            default -> at + 1;
        };
        if (next == '\\' && text.startsWith("\n", at + 1)) {
            at = end;
            return;
        }
        word.append(text, at, end);
        at = end;
    }

    private int closing(char quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i + 1;
            }
            if (quote == '`' && text.charAt(i) == '\\') {
                i++;
            }
        }
        throw unclosed(String.valueOf(quote));
    }

    private Incomplete unclosed(String quote) {
        return new Incomplete(quote, "", firstLine);
    }

    private int quoted(int from, int depth) {
        int i = from;
        while (i < text.length()) {
            char next = text.charAt(i);
            if (next == '"') {
                return i + 1;
            }
            i = next == '\\' ? i + 2 : next == '$' ? dollar(i, depth + 1) : next == '`' ? closing('`', i + 1) : i + 1;
        }
        throw unclosed("\"");
    }

    /** Where what a dollar begins is over: {@code $NAME}, {@code ${…}}, {@code $(…)}, {@code $'…'}. */
    private int dollar(int from, int depth) {
        if (text.startsWith("$'", from) && depth == 0) {
            return ansi(from + 2);
        }
        if (text.startsWith("${", from)) {
            return brace(from + 2, depth);
        }
        return text.startsWith("$(", from) ? bracket(from + 2, depth) : from + 1;
    }

    private int brace(int from, int depth) {
        int i = from;
        while (i < text.length() && depth < DEPTH_MAX) {
            char next = text.charAt(i);
            if (next == '}') {
                return i + 1;
            }
            i = switch (next) {
                case '\'' -> depth == 0 ? closing('\'', i + 1) : i + 1;
                case '"' -> depth == 0 ? quoted(i + 1, depth + 1) : i + 1;
                case '\\' -> i + 2;
                case '$' -> dollar(i, depth + 1);
                default -> i + 1;
            };
        }
        throw unclosed("}");
    }

    private int ansi(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                return i + 1;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        throw unclosed("'");
    }

    private int bracket(int from, int depth) {
        int open = 1;
        int i = from;
        while (i < text.length() && depth < DEPTH_MAX) {
            char next = text.charAt(i);
            if (next == ')' && --open == 0) {
                return i + 1;
            }
            open += next == '(' ? 1 : 0;
            i = switch (next) {
                case '\'' -> closing('\'', i + 1);
                case '"' -> quoted(i + 1, depth + 1);
                case '\\' -> i + 2;
                default -> i + 1;
            };
        }
        throw unclosed(")");
    }
}
