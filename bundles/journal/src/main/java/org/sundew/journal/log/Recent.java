package org.sundew.journal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sundew.event.SensorEvent;

/**
 * The latest durable events, in memory for readers that keep up. Bounded by count and weight; an event that every open reader
 * has committed is let go at once, so that it dies young. Thread-safe; one thread publishes.
 */
final class Recent {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private volatile List<Batch> batches = List.of();
    private volatile long end;

    /**
     * Events that became durable together.
     *
     * @param before the end of the log before them
     */
    private record Batch(long before, List<SensorEvent> events, long weight) {
        long last() {
            return events.get(events.size() - 1).sequence();
        }
    }

    /** Nothing yet; the log ends at this sequence. */
    Recent(long end) {
        this.end = end;
    }

    /** The sequence of the last durable event. */
    long end() {
        return end;
    }

    /**
     * Shows these events, which are durable, to readers.
     *
     * @param done   the lowest sequence that some open reader has not got behind
     * @param bounds how much to keep
     */
    void publish(List<SensorEvent> events, long weight, long done, Inbox.Bounds bounds) {
        List<Batch> kept = new ArrayList<>();
        for (Batch batch : batches) {
            if (batch.last() > done) {
                kept.add(batch);
            }
        }
        Batch added = new Batch(end, events, weight);
        if (added.last() > done) {
            kept.add(added);
        }
        batches = within(bounds, kept);
        end = added.last();
        lock.lock();
        try {
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static List<Batch> within(Inbox.Bounds bounds, List<Batch> kept) {
        long count = 0;
        long weight = 0;
        int from = kept.size();
        while (from > 0) {
            count += kept.get(from - 1).events().size();
            weight += kept.get(from - 1).weight();
            if (count > bounds.events() || weight > bounds.bytes()) {
                break;
            }
            from--;
        }
        return List.copyOf(kept.subList(from, kept.size()));
    }

    /** The events next behind this place, at most so many; empty if they are not in memory. */
    List<SensorEvent> behind(long place, int max) {
        for (Batch batch : batches) {
            if (batch.before() <= place && place < batch.last()) {
                return part(batch.events(), place, max);
            }
        }
        return List.of();
    }

    private static List<SensorEvent> part(List<SensorEvent> events, long place, int max) {
        long wanted = Math.max(0, place + 1 - events.get(0).sequence());
        int from = (int) wanted;
        int to = (int) Math.min(events.size(), (long) from + max);
        return events.subList(from, to);
    }

    /** Waits until the log goes on behind this place, up to so many nanoseconds; whether it does. */
    boolean await(long place, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (end <= place && left > 0) {
                left = published.awaitNanos(left);
            }
            return end > place;
        } finally {
            lock.unlock();
        }
    }
}
