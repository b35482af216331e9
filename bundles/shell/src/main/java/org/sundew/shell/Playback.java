package org.sundew.shell;

import java.time.Duration;
import java.util.List;
import org.sundew.shell.Output.Piece;

/** Shows what a line printed at the moments at which it would have appeared, then says that it is done. */
final class Playback {
    private final Console console;
    private final Runnable done;
    private int turn;
    private boolean busy;

    Playback(Console console, Runnable done) {
        this.console = console;
        this.done = done;
    }

    boolean busy() {
        return busy;
    }

    void play(List<Piece> pieces, String last, Duration whole) {
        busy = true;
        turn++;
        next(pieces, 0, last, whole, Duration.ZERO, turn);
    }

    private void next(List<Piece> pieces, int from, String last, Duration whole, Duration now, int mine) {
        if (mine != turn) {
            return; // it was cut
        }
        int at = from;
        while (at < pieces.size() && pieces.get(at).at().compareTo(now) <= 0) {
            console.print(pieces.get(at++).text());
        }
        Duration until = at < pieces.size() ? pieces.get(at).at() : whole;
        if (until.compareTo(now) > 0) {
            int reached = at;
            console.after(until.minus(now), () -> next(pieces, reached, last, whole, until, mine));
            return;
        }
        busy = false;
        console.print(last);
        done.run();
    }

    void cut() {
        turn++;
        busy = false;
    }
}
