package org.sundew.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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

    /** Takes text in ISO-8859-1; what is beyond it, such as a curly quote in a message, is shown in UTF-8. */
    void print(String given) {
        String text = given.chars().anyMatch(sign -> sign > 0xFF) ? utf8(given) : given;
        allowance.spend(text.length());
        if (!allowance.time().equals(since)) {
            cut();
            since = allowance.time();
        }
        present.append(text);
    }

    private static String utf8(String text) {
        StringBuilder bytes = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String one = Character.toString(sign);
            bytes.append(sign <= 0xFF ? one : new String(one.getBytes(UTF_8), ISO_8859_1));
        });
        return bytes.toString();
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
