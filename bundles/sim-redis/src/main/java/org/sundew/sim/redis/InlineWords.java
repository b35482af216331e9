package org.sundew.sim.redis;

import java.util.ArrayList;
import java.util.List;

/** The words of a line, quoted as Redis allows: "a\x41\n" with escapes, 'b' with none but \'. */
final class InlineWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private int at;

    private InlineWords(String line) {
        this.line = line;
    }

    static List<String> of(String line) throws BrokenProtocol {
        InlineWords reader = new InlineWords(line);
        reader.read();
        return reader.words;
    }

    private void read() throws BrokenProtocol {
        while (true) {
            while (at < line.length() && blank(line.charAt(at))) {
                at++;
            }
            if (at == line.length()) {
                return;
            }
            words.add(word());
        }
    }

    private String word() throws BrokenProtocol {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && !blank(line.charAt(at))) {
            char next = line.charAt(at++);
            if (next == '"' || next == '\'') {
                quoted(next, word);
                return word.toString();
            }
            word.append(next);
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) throws BrokenProtocol {
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (next == quote) {
                if (at < line.length() && !blank(line.charAt(at))) {
                    throw unbalanced();
                }
                return;
            }
            boolean escapes = next == '\\' && at < line.length() && (quote == '"' || line.charAt(at) == '\'');
            word.append(escapes ? escaped() : next);
        }
        throw unbalanced();
    }

    private char escaped() {
        char next = line.charAt(at++);
        if (next == 'x' && at + 2 <= line.length()) {
            int high = Character.digit(line.charAt(at), 16);
            int low = Character.digit(line.charAt(at + 1), 16);
            if (high >= 0 && low >= 0) {
                at += 2;
                return (char) (high * 16 + low);
            }
        }
        return switch (next) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> (char) 7;
            default -> next;
        };
    }

    private static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
    }

    private static BrokenProtocol unbalanced() {
        return new BrokenProtocol("unbalanced quotes in request");
    }
}
