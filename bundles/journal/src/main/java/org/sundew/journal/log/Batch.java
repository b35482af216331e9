package org.sundew.journal.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Receipt;

/**
 * The events that the writer has taken and not yet made durable, in order: first those written since the disk was forced, then
 * those still to be written. Not thread-safe.
 *
 * <p>After a failure the written ones are written again, and so get the same numbers again: a number is given for good only
 * when it is durable.
 */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final List<SensorEvent> written = new ArrayList<>();
    private @Nullable Inbox.Entry[] entries = new Inbox.Entry[0];
    private int done;
    private int next;
    private long weight;
    private long writtenWeight;

    /** Starts with these; the batch must be empty. */
    void fill(Inbox.Entry... taken) {
        entries = taken;
        done = 0;
        next = 0;
        weight = 0;
        for (Inbox.Entry entry : taken) {
            weight += entry.weight();
        }
    }

    /** How many are not durable yet. */
    int size() {
        return entries.length - done;
    }

    /** How many of them are not written either. */
    int unwritten() {
        return entries.length - next;
    }

    /** What those that are not durable weigh. */
    long weight() {
        return weight;
    }

    /** What the written ones weigh. */
    long writtenWeight() {
        return writtenWeight;
    }

    /** The next to be written, if there is one. */
    Inbox.@Nullable Entry next() {
        while (next < entries.length) {
            Inbox.Entry entry = entries[next++];
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** The one given out last was written in this form. */
    void written(SensorEvent event, int entryWeight) {
        written.add(event);
        writtenWeight += entryWeight;
    }

    /** The one given out last can never be written. */
    void drop(String reason) {
        Inbox.Entry entry = entries[next - 1];
        entries[next - 1] = null;
        if (entry != null) {
            weight -= entry.weight();
            tellLost(entry.receipt(), reason);
        }
    }

    /** The disk failed: all that is not durable is to be written again. */
    void rewind() {
        written.clear();
        writtenWeight = 0;
        next = done;
    }

    /** The written ones, in the form in which they are to be shown. */
    List<SensorEvent> written() {
        return List.copyOf(written);
    }

    /** The written ones are durable. */
    void settle() {
        weight -= writtenWeight;
        for (; done < next; done++) {
            Inbox.Entry entry = entries[done];
            entries[done] = null;
            if (entry != null) {
                tellDurable(entry.receipt());
            }
        }
        written.clear();
        writtenWeight = 0;
    }

    /** None of the rest will ever be durable; how many that are. */
    int giveUp(String reason) {
        rewind();
        int lost = 0;
        for (Inbox.Entry entry = next(); entry != null; entry = next()) {
            drop(reason);
            lost++;
        }
        done = next;
        return lost;
    }

    private static void tellDurable(Receipt receipt) {
        try {
            receipt.durable();
        } catch (RuntimeException e) {
            LOG.error("A receipt threw, which it must not", e);
        }
    }

    private static void tellLost(Receipt receipt, String reason) {
        try {
            receipt.lost(reason);
        } catch (RuntimeException e) {
            LOG.error("A receipt threw, which it must not", e);
        }
    }
}
