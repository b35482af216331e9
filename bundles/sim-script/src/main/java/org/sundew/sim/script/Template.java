package org.sundew.sim.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with facts in it, written <code>${name}</code>; a dollar sign before anything but a brace is itself. What replaces a
 * name is never looked through for others. Each char is one byte, ISO-8859-1.
 */
record Template(List<Piece> pieces) {
    static final Template EMPTY = new Template(List.of());

    /** Text that stays as it is, or the name of a fact. */
    record Piece(String text, boolean fact) {}

    Template {
        pieces = List.copyOf(pieces);
    }

    /**
     * Cuts the text at its facts.
     *
     * @throws IllegalArgumentException if a brace is not closed, or a character is not one of ISO-8859-1
     */
    static Template of(String text) {
        text.chars().filter(each -> each > 0xFF).findFirst().ifPresent(each -> {
            throw new IllegalArgumentException("U+" + Integer.toHexString(each)
                    + " is not a byte: write what is sent as bytes, each as \\xNN in double quotes");
        });
        List<Piece> pieces = new ArrayList<>();
        int place = 0;
        for (int from = text.indexOf("${"); from >= 0; from = text.indexOf("${", place)) {
            int to = text.indexOf('}', from);
            if (to < 0) {
                throw new IllegalArgumentException("${ without its }");
            }
            pieces.add(new Piece(text.substring(place, from), false));
            pieces.add(new Piece(text.substring(from + 2, to), true));
            place = to + 1;
        }
        pieces.add(new Piece(text.substring(place), false));
        return new Template(pieces.stream()
                .filter(each -> each.fact() || !each.text().isEmpty())
                .collect(Collectors.toList()));
    }

    /** The names in it. */
    List<String> names() {
        return pieces.stream().filter(Piece::fact).map(Piece::text).toList();
    }

    String text(Facts facts) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.fact() ? facts.text(piece.text()) : piece.text());
        }
        return text.toString();
    }
}
