package org.sundew.dispatch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Note;
import org.sundew.event.SensorEvent;
import org.sundew.event.Severity;
import org.sundew.intake.Announcer;

/** Tells the log, and the journal, of sinks that fail, recover, or were overtaken. Thread-safe. */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    /** Of the failures in a row, the first is logged and each of these. */
    private static final int EVERY = 10;

    private volatile @Nullable Announcer announcer;

    /** From now on this one makes events of what is reported. */
    void announcer(Announcer present) {
        announcer = present;
    }

    /** This one makes no events any more; of no matter if another has taken its place. */
    void silence(Announcer left) {
        if (announcer == left) {
            announcer = null;
        }
    }

    /** A sink failed, for the so-manieth time in a row. */
    void failed(String sink, Throwable failure, List<SensorEvent> events, long inARow) {
        if (inARow % EVERY == 1) {
            LOG.warn(
                    "Sink {} failed, {} in a row, {} events wait for the next attempt: {}",
                    sink,
                    inARow,
                    events.size(),
                    Failure.text(failure, events));
            LOG.debug("Sink {} failed in {}", sink, Failure.trace(failure));
        }
        if (inARow == 1) {
            announce("sink-failed", Severity.MEDIUM, sink, "sink " + sink + " failed: " + Failure.kind(failure));
        }
    }

    /** A sink has failed for so long that somebody must act. */
    void escalated(String sink, Throwable failure, List<SensorEvent> events, Duration after) {
        long hours = after.toHours();
        LOG.error("Sink {} has failed for {} hours: {}", sink, hours, Failure.text(failure, events));
        String message = "sink " + sink + " has failed for " + hours + " hours: " + Failure.kind(failure);
        announce("sink-failed", Severity.HIGH, sink, message, new Note("hours", Long.toString(hours)));
    }

    /** A lane could not read, or not get its sink, for the so-manieth time in a row. */
    void troubled(String sink, String why, long inARow) {
        if (inARow % EVERY == 1) {
            LOG.warn("Sink {} cannot be told anything, {} in a row: {}", sink, inARow, why);
        }
    }

    /** A sink takes events again. */
    void recovered(String sink) {
        LOG.info("Sink {} takes events again", sink);
        announce("sink-recovered", Severity.LOW, sink, "sink " + sink + " takes events again");
    }

    /** Retention removed events before the sink came to them. */
    void overtaken(String sink, long events) {
        LOG.warn("Sink {} was overtaken: retention removed {} events that it never saw", sink, events);
        announce(
                "events-lost",
                Severity.HIGH,
                sink,
                "sink " + sink + " was overtaken by retention: " + events + " events never reached it",
                new Note("events", Long.toString(events)));
    }

    private void announce(String action, Severity severity, String sink, String message, Note... notes) {
        Announcer present = announcer;
        if (present != null) {
            present.announce(action, severity, sink, message, notes);
        }
    }
}
