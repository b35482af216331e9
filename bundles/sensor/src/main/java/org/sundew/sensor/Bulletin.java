package org.sundew.sensor;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sundew.event.Note;
import org.sundew.event.Severity;
import org.sundew.intake.Announcer;

/**
 * The way to the announcer, which may not be there yet: what must not be missed waits, at most {@value #WAITING} pieces; the
 * rest is dropped while nobody announces. Thread-safe.
 */
final class Bulletin {
    private static final int WAITING = 256;
    private static final String CHANGED = "config-changed";

    private final Queue<Piece> waiting = new ArrayDeque<>();
    private @Nullable Announcer announcer;

    private record Piece(Severity severity, String file, String message, List<Note> notes) {}

    /** A cfg was changed as it should be. Dropped while nobody announces: at start every cfg is new. */
    void changed(String file, String message) {
        Announcer present = present();
        if (present != null) {
            present.announce(CHANGED, Severity.LOW, file, message);
        }
    }

    /** A cfg has a problem, or has it no more. */
    void problem(Severity severity, String file, String message, Note... notes) {
        Announcer present = present();
        if (present != null) {
            present.announce(CHANGED, severity, file, message, notes);
            return;
        }
        synchronized (this) {
            if (waiting.size() < WAITING) {
                waiting.add(new Piece(severity, file, message, List.of(notes)));
            }
        }
    }

    private synchronized @Nullable Announcer present() {
        return announcer;
    }

    /** Somebody announces from now on: tells what waited. */
    void opened(Announcer present) {
        Queue<Piece> pieces;
        synchronized (this) {
            announcer = present;
            pieces = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        pieces.forEach(piece -> present.announce(
                CHANGED,
                piece.severity(),
                piece.file(),
                piece.message(),
                piece.notes().toArray(Note[]::new)));
    }

    /** That announcer is gone. */
    synchronized void closed(Announcer gone) {
        if (announcer == gone) {
            announcer = null;
        }
    }
}
