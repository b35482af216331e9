package org.sundew.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a command's output goes, with the moment each piece appears. Bounded; what is over ends the line. */
final class Output {
    /** A piece and when it appears, counted from the start of the line. */
    record Piece(Duration at, String text) {}

    private final Allowance allowance;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder present = new StringBuilder();
    private Duration since = Duration.ZERO;

    Output(Allowance allowance) {
        this.allowance = allowance;
    }

    void print(String text) {
        allowance.spend(text.length());
        if (!allowance.time().equals(since)) {
            cut();
            since = allowance.time();
        }
        present.append(text);
    }

    void line(String text) {
        print(text + "\n");
    }

    private void cut() {
        if (present.length() > 0) {
            pieces.add(new Piece(since, present.toString()));
            present.setLength(0);
        }
    }

    List<Piece> pieces() {
        cut();
        return List.copyOf(pieces);
    }

    /** All of it, whenever it appears. */
    String text() {
        if (pieces.isEmpty()) {
            return present.toString();
        }
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.text()));
        return all.append(present).toString();
    }
}
