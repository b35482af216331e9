package org.sundew.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counters of one sink, and the trouble it is in. Kept over its cfg edits and updates. Thread-safe. */
final class Tally {
    /** A delivery that takes longer than this is told as trouble. */
    static final Duration LONG_DELIVERY = Duration.ofSeconds(60);

    private long delivered;
    private long failed;
    private long skipped;
    private long overtaken;
    private long overtakenOfReader;
    private long committed = -1;
    private long inARow;
    private boolean sinkFailing;
    private boolean escalated;
    private boolean held;
    private @Nullable Instant behindSince;
    private @Nullable Instant troubledSince;
    private @Nullable Instant deliveringSince;
    private String lastError = "";

    /**
     * All counters at one moment.
     *
     * @param committed     up to this sequence nothing needs to be delivered; -1 while not known
     * @param held          whether the sink may tell nobody more for now
     * @param behindSince   when the oldest event that waits happened, or if that is not known, when none waited last; null
     *                      if that is not known either
     * @param stuck         whether the present delivery has taken too long
     * @param troubledSince null while all is well
     */
    record Count(
            long delivered,
            long failed,
            long skipped,
            long overtaken,
            long committed,
            boolean held,
            @Nullable Instant behindSince,
            boolean stuck,
            @Nullable Instant troubledSince,
            String lastError) {
        /** How a sink is that could be told, given whether there is a journal. */
        String state(boolean journal) {
            if (troubledSince != null) {
                return stuck ? "stuck" : "retrying";
            }
            if (!journal) {
                return "waiting";
            }
            return held ? "held" : "running";
        }

        /** For how long it is behind, if it is. */
        long secondsBehind(Instant now) {
            return behindSince == null
                    ? 0
                    : Math.max(0, Duration.between(behindSince, now).toSeconds());
        }
    }

    synchronized Count count(Instant now) {
        Instant since = deliveringSince;
        boolean stuck = since != null && Duration.between(since, now).compareTo(LONG_DELIVERY) > 0;
        Instant trouble = troubledSince == null && stuck ? since : troubledSince;
        return new Count(
                delivered, failed, skipped, overtaken, committed, held, behindSince, stuck, trouble, lastError);
    }

    /** A delivery begins. */
    synchronized void delivering(Instant now) {
        deliveringSince = now;
    }

    /** The delivery under way is over, or given up. */
    synchronized void returned() {
        deliveringSince = null;
    }

    /** So many events were delivered; whether that ends a time of trouble. */
    synchronized boolean delivered(int events) {
        delivered += events;
        boolean recovered = sinkFailing;
        sinkFailing = false;
        clear();
        return recovered;
    }

    /** An attempt failed; returns how many have failed in a row. */
    synchronized long failed(String error, Instant now) {
        failed++;
        sinkFailing = true;
        return troubled(error, now);
    }

    /** Something else keeps the sink from being told; returns how often in a row. */
    synchronized long troubled(String error, Instant now) {
        lastError = error;
        troubledSince = troubledSince == null ? now : troubledSince;
        return ++inARow;
    }

    /** So many events did not pass the filter. */
    synchronized void skipped(int events) {
        skipped += events;
    }

    /** A reader was opened at the event of this sequence. */
    synchronized void opened(long sequence) {
        committed = sequence;
        overtakenOfReader = 0;
    }

    /** All up to this sequence needs no delivery any more. */
    synchronized void committed(long sequence, Instant now) {
        committed = Math.max(committed, sequence);
        behindSince = now;
    }

    /** The oldest event that waits happened then. */
    synchronized void behind(Instant since) {
        behindSince = since;
    }

    /** No event waits. */
    synchronized void caughtUp(Instant now) {
        behindSince = now;
    }

    /** Whether the sink may tell nobody more for now. */
    synchronized void held(boolean whether) {
        held = whether;
    }

    /** Whether the sink has failed for so long by now; says so once for each time of trouble. */
    synchronized boolean escalates(Duration after, Instant now) {
        Instant since = troubledSince;
        if (escalated || after.isZero() || since == null || now.isBefore(since.plus(after))) {
            return false;
        }
        escalated = true;
        return true;
    }

    /** A batch was read; given the reader's count of overtaken events, returns how many are new. */
    synchronized long read(long ofReader) {
        well();
        long more = ofReader - overtakenOfReader;
        overtakenOfReader = ofReader;
        overtaken += more;
        return more;
    }

    /** Nothing but the sink itself, if it failed, keeps it from being told. */
    synchronized void well() {
        if (!sinkFailing) {
            clear();
        }
    }

    private void clear() {
        troubledSince = null;
        escalated = false;
        inARow = 0;
    }
}
