package org.sundew.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that is being typed, in one line or more, with its here-documents. How long it may become is bounded. */
final class Draft {
    /** How many lines one command may have: it is read anew with each. */
    static final int LINES_MAX = 500;

    private static final int PENDING_MAX = 1 << 20;
    private static final int DOCUMENT_MAX = PENDING_MAX - 4_096;

    private final StringBuilder unfinished = new StringBuilder();
    private int lines;
    private int first = 1;
    private @Nullable Here here;

    /** Whether the next line is the first one of a command. */
    boolean begins() {
        return unfinished.length() == 0 && here == null;
    }

    /**
     * Takes the next line.
     *
     * @param number which line it is, for messages
     * @return the command if it is whole, or null: more must come, or it became too long and is forgotten
     * @throws SyntaxError if it is no command; it is forgotten
     */
    @Nullable
    Syntax take(String line, int number) {
        first = begins() ? number : first;
        Here open = here;
        if (open != null) {
            return document(open, line);
        }
        List<Here> documents = Here.in(line);
        if (documents.isEmpty()) {
            return complete(line);
        }
        here = documents.get(0);
        unfinished.append(documents.get(0).before(line));
        return null;
    }

    private @Nullable Syntax document(Here open, String line) {
        if (open.ends(line)) {
            here = null;
            return complete(open.after());
        }
        if (unfinished.length() + open.length() + line.length() < DOCUMENT_MAX) {
            open.add(line);
        }
        return null;
    }

    private @Nullable Syntax complete(String last) {
        String text = unfinished.append(last).append('\n').toString();
        if (text.length() > PENDING_MAX || ++lines > LINES_MAX) {
            forget();
            return null;
        }
        try {
            Syntax whole = Parser.parse(text, first);
            forget();
            return whole;
        } catch (Incomplete e) {
            return null;
        } catch (SyntaxError e) {
            forget();
            throw e;
        }
    }

    void forget() {
        unfinished.setLength(0);
        lines = 0;
        here = null;
    }
}
