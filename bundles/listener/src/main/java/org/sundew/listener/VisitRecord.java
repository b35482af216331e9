package org.sundew.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.LimitMark;
import org.sundew.event.Note;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.intake.Admission;
import org.sundew.intake.Departure;

/**
 * What is known of one visit so far, shared by its session and its side sessions. Used on the session's thread only. It is
 * made into a departure once, at the end.
 */
final class VisitRecord {
    /** The note that says what a failing sim server threw. */
    static final String ERROR = "error";

    /** How many notes a visit may have. */
    static final int MAX_NOTES = 256;

    /** How many characters the notes of a visit may have together. */
    static final int MAX_NOTE_CHARS = 65_536;

    /** How many observations a visit may report. */
    static final int MAX_REPORTS = 1_000;

    private final Admission admission;
    private final Transcript received;
    private final Transcript sent;
    private @Nullable List<Note> notes;
    private Severity severity;
    private @Nullable LimitMark limit;
    private int noteChars;
    private int notesDropped;
    private int reports;
    private int reportsDropped;
    private long bytesDropped;
    private int datagramsDropped;
    private boolean left;

    VisitRecord(Admission admission, int logBytes, Budget budget) {
        this.admission = admission;
        int kept = admission.recorded() ? logBytes : 0;
        this.received = new Transcript(kept, budget);
        this.sent = new Transcript(kept, budget);
        this.severity = admission.visit().listen().severity();
    }

    Visit visit() {
        return admission.visit();
    }

    Transcript received() {
        return received;
    }

    Transcript sent() {
        return sent;
    }

    void note(String name, String value) {
        if (left || !admission.recorded()) {
            return;
        }
        int chars = name.length() + Math.min(value.length(), Note.MAX_VALUE);
        if (noteChars + chars > MAX_NOTE_CHARS || (notes != null && notes.size() >= MAX_NOTES)) {
            notesDropped++;
            return;
        }
        noteChars += chars;
        add(new Note(name, value));
    }

    private void add(Note note) {
        if (notes == null) {
            notes = new ArrayList<>(4);
        }
        notes.add(note);
    }

    void report(Observation observation) {
        if (left) {
            return;
        }
        if (reports >= MAX_REPORTS) {
            reportsDropped++;
            return;
        }
        reports++;
        admission.report(observation, severity);
    }

    void raise(Severity floor) {
        severity = severity.atLeast(floor);
    }

    /** Marks the limit that ended or cut the visit; the first one stays. */
    void limited(String name, long allowed) {
        if (limit == null) {
            limit = new LimitMark(name, allowed);
        }
    }

    /** Counts bytes that were not sent: see {@link Reflection}. */
    void droppedBytes(long bytes) {
        bytesDropped += bytes;
    }

    /** Counts a datagram that nobody will hear. */
    void droppedDatagram() {
        datagramsDropped++;
    }

    /** Hands the visit over. Only the first call counts. */
    void leave(ClosedBy closedBy) {
        if (left) {
            return;
        }
        left = true;
        noteDropped("notes.dropped", notesDropped);
        noteDropped("reports.dropped", reportsDropped);
        noteDropped("sent.dropped.bytes", bytesDropped);
        noteDropped("received.dropped.datagrams", datagramsDropped);
        admission.leave(new Departure(
                closedBy,
                severity,
                received.payload(),
                sent.payload(),
                notes == null ? List.of() : notes,
                Optional.ofNullable(limit)));
    }

    private void noteDropped(String name, long count) {
        if (count > 0) {
            add(new Note(name, Long.toString(count)));
        }
    }
}
