package org.sundew.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a program as an operator writes them in one line, taken apart into words before anything is filled in.
 *
 * <p>Blanks part words, double quotes hold one together and are dropped; {@code ""} is an empty word. No other character
 * means anything: there is no shell. What replaces a {@code $name} later can therefore neither part a word nor add one.
 */
public final class Arguments {
    private final List<String> words;

    private Arguments(List<String> words) {
        this.words = List.copyOf(words);
    }

    /**
     * Takes a line apart.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static Arguments split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (quoted || !blank(c)) {
                word.append(c);
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return new Arguments(words);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The words as written. */
    public List<String> words() {
        return words;
    }

    /** The words with what these variables stand for. */
    List<String> with(Variables variables) {
        List<String> filled = new ArrayList<>(words.size());
        for (String word : words) {
            filled.add(variables.fill(word));
        }
        return filled;
    }
}
