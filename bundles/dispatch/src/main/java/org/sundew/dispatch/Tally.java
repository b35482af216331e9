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
    private @Nullable Instant troubledSince;
    private @Nullable Instant deliveringSince;
    private String lastError = "";

    /**
     * All counters at one moment.
     *
     * @param committed     up to this sequence nothing needs to be delivered; -1 while not known
     * @param stuck         whether the present delivery has taken too long
     * @param troubledSince null while all is well
     */
    record Count(
            long delivered,
            long failed,
            long skipped,
            long overtaken,
            long committed,
            boolean stuck,
            @Nullable Instant troubledSince,
            String lastError) {}

    synchronized Count count(Instant now) {
        Instant since = deliveringSince;
        boolean stuck = since != null && Duration.between(since, now).compareTo(LONG_DELIVERY) > 0;
        Instant trouble = troubledSince == null && stuck ? since : troubledSince;
        return new Count(delivered, failed, skipped, overtaken, committed, stuck, trouble, lastError);
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
    synchronized void committed(long sequence) {
        committed = Math.max(committed, sequence);
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
        inARow = 0;
    }
}
