package org.sundew.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of which some chars were quoted: each of these has a {@link #QUOTED} before it, so that it is no blank and no pattern.
 * An empty quoted word is marked too, for it is a word.
 */
final class Marked {
    /** No byte of a visitor: input has none above 255. */
    private static final char QUOTED = '\uE000';

    private static final char EMPTY = '\uE001';

    private Marked() {}

    static void quote(String text, StringBuilder out) {
        if (text.isEmpty()) {
            empty(out);
        }
        for (int i = 0; i < text.length(); i++) {
            out.append(QUOTED).append(text.charAt(i));
        }
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        quote(text, out);
        return out.toString();
    }

    static void empty(StringBuilder out) {
        out.append(EMPTY);
    }

    /** Cut at what is in IFS; blanks in it count once, however many there are. */
    static List<String> fields(String marked, String separators) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next == QUOTED && i + 1 < marked.length()) {
                field.append(next).append(marked.charAt(++i));
            } else if (separators.indexOf(next) < 0) {
                field.append(next);
            } else if (field.length() > 0) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (!Character.isWhitespace(next)) {
                fields.add("");
            }
        }
        if (field.length() > 0) {
            fields.add(field.toString());
        }
        return fields;
    }

    static String plain(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next != QUOTED && next != EMPTY) {
                text.append(next);
            }
        }
        return text.toString();
    }

    /** Whether something in it stands for more than itself. */
    static boolean pattern(String marked) {
        for (int i = 0; i < marked.length(); i++) {
            if (marked.charAt(i) == QUOTED) {
                i++;
            } else if ("*?[".indexOf(marked.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** As a pattern, in which what was quoted stands for itself. */
    static String asPattern(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next == QUOTED && i + 1 < marked.length()) {
                char quoted = marked.charAt(++i);
                text.append("*?[".indexOf(quoted) >= 0 ? "[" + quoted + "]" : quoted);
            } else if (next != EMPTY) {
                text.append(next);
            }
        }
        return text.toString();
    }
}
