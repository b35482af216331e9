package org.sundew.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A here-document that is being typed (POSIX 2.7.4): it becomes one quoted word. */
final class Here {
    private static final Pattern START =
            Pattern.compile("(?<!<)<<(-?)[ \t]*(\\\\?)(['\"]?)([A-Za-z0-9_.!-]{1,64})\\3(?!<)");

    private final boolean tabs;
    private final boolean literal;
    private final String end;
    private final int from;
    private final int to;
    private final StringBuilder text = new StringBuilder();
    private String rest = "";

    private Here(boolean tabs, boolean literal, String end, int from, int to) {
        this.tabs = tabs;
        this.literal = literal;
        this.end = end;
        this.from = from;
        this.to = to;
    }

    /** The one that begins in this line, if any does. */
    static List<Here> in(String line) {
        Matcher start = START.matcher(line);
        if (!start.find()
                || line.substring(0, start.start())
                                        .chars()
                                        .filter(sign -> sign == '\'' || sign == '"')
                                        .count()
                                % 2
                        == 1
                || line.lastIndexOf("((", start.start()) > line.lastIndexOf("))", start.start())) {
            return List.of();
        }
        boolean literal = !start.group(2).isEmpty() || !start.group(3).isEmpty();
        return List.of(new Here(!start.group(1).isEmpty(), literal, start.group(4), start.start(), start.end()));
    }

    String before(String line) {
        rest = line.substring(to);
        return line.substring(0, from) + "<<";
    }

    boolean ends(String line) {
        return (tabs ? line.replaceAll("^\t+", "") : line).equals(end);
    }

    int length() {
        return text.length();
    }

    void add(String line) {
        text.append(tabs ? line.replaceAll("^\t+", "") : line).append('\n');
    }

    /** The document as one word, and what followed in its first line. */
    String after() {
        String word = literal
                ? text.toString().replace("\\", "\\\\").replace("$", "\\$").replace("`", "\\`")
                : text.toString();
        return "'" + word.replace("'", "'\\''") + "'" + rest;
    }

    /** The document that such a word stands for. */
    static String unquoted(String word) {
        boolean quoted = word.length() >= 2 && word.startsWith("'") && word.endsWith("'");
        return quoted ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }

    /** A whole text with each document made one word. */
    static String fold(String text) {
        if (!text.contains("<<")) {
            return text;
        }
        StringBuilder folded = new StringBuilder();
        Here open = null;
        for (String line : text.split("\n", -1)) {
            if (open != null) {
                if (open.ends(line)) {
                    folded.append(open.after()).append('\n');
                    open = null;
                } else {
                    open.add(line);
                }
                continue;
            }
            List<Here> begun = in(line);
            folded.append(begun.isEmpty() ? line + "\n" : begun.get(0).before(line));
            open = begun.isEmpty() ? null : begun.get(0);
        }
        return open == null ? folded.toString() : folded + open.after();
    }
}
