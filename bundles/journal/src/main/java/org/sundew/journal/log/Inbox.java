package org.sundew.journal.log;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sundew.event.SensorEvent;
import org.sundew.journal.Receipt;

/**
 * The way of events from many threads to the one writer. Bounded by count and weight; neither side ever blocks.
 *
 * <p>The last quarter of the weight is kept for light events. Two hundred visits with long conversations that end at once would
 * fill it otherwise, and whatever happens elsewhere in that moment be lost: a way to hide. What is too heavy goes in
 * without its payloads.
 *
 * <p>A stack of linked entries (R. K. Treiber, 1986), each of which carries the count and weight of all below it: one
 * compare-and-set puts an event in, keeps the bounds, and needs no other counter. The writer takes the whole stack by one
 * exchange and turns it round, so that events come out in the order in which they went in. The writer looks by itself every
 * commit interval: it is woken only when a quarter of a bound is filled, or when it sleeps because nothing came for long.
 */
final class Inbox {
    private static final int WAKE_AT = 4;
    /** Up to this weight an event may take what heavier ones must leave: a part in {@value #RESERVE} of the bound. */
    private static final int LIGHT = 8_192;

    private static final int RESERVE = 4;
    private static final Entry CLOSED = new Entry(null, Receipt.NONE, 0);

    private final AtomicReference<@Nullable Entry> top = new AtomicReference<>();
    private volatile Bounds bounds;
    private volatile long taken;
    private volatile long held;
    private volatile long heldWeight;
    private volatile @Nullable Thread sleeper;
    private volatile @Nullable Thread writer;

    Inbox(Bounds bounds) {
        this.bounds = bounds;
    }

    /** How much may wait: events, and bytes of memory. */
    record Bounds(long events, long bytes) {}

    /** What became of an offer. */
    enum Answer {
        TAKEN,
        FULL,
        CLOSED
    }

    /** An event on its way, with the totals of the stack up to it. */
    static final class Entry {
        private final @Nullable SensorEvent event;
        private final Receipt receipt;
        private final int weight;
        private @Nullable Entry below;
        private long count;
        private long total;

        Entry(@Nullable SensorEvent event, Receipt receipt, int weight) {
            this.event = event;
            this.receipt = receipt;
            this.weight = weight;
        }

        private void putOn(@Nullable Entry stack) {
            below = stack;
            count = stack == null ? 1 : stack.count + 1;
            total = stack == null ? weight : stack.total + weight;
        }

        SensorEvent event() {
            if (event == null) {
                throw new IllegalStateException("the mark of a closed inbox holds no event");
            }
            return event;
        }

        Receipt receipt() {
            return receipt;
        }

        int weight() {
            return weight;
        }
    }

    /** Takes the event, whole or at least without its payloads, unless the bounds are reached or the inbox is closed. */
    Answer offer(SensorEvent event, Receipt receipt) {
        Answer whole = offer(new Entry(event, receipt, Weight.of(event)));
        if (whole != Answer.FULL) {
            return whole;
        }
        SensorEvent cut = Cut.of(event);
        return cut == event ? whole : offer(new Entry(cut, receipt, Weight.of(cut)));
    }

    private Answer offer(Entry entry) {
        Bounds limit = bounds;
        while (true) {
            Entry stack = top.get();
            if (stack == CLOSED) {
                return Answer.CLOSED;
            }
            entry.putOn(stack);
            if (!fits(entry, limit)) {
                return Answer.FULL;
            }
            if (top.compareAndSet(stack, entry)) {
                wakeFor(entry, limit);
                return Answer.TAKEN;
            }
        }
    }

    /** An event heavier than the whole bound fits when it is alone. */
    private boolean fits(Entry entry, Bounds limit) {
        long count = entry.count + held;
        long bytes = entry.weight > LIGHT ? limit.bytes - limit.bytes / RESERVE : limit.bytes;
        return count <= limit.events && (count == 1 || entry.total + heldWeight <= bytes);
    }

    private void wakeFor(Entry entry, Bounds limit) {
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
            return;
        }
        long mark = limit.bytes / WAKE_AT;
        boolean weighty = entry.total >= mark && entry.total - entry.weight < mark;
        if (weighty || entry.count == limit.events / WAKE_AT) {
            LockSupport.unpark(writer);
        }
    }

    /** Names the thread to wake. */
    void servedBy(Thread thread) {
        writer = thread;
    }

    void bounds(Bounds changed) {
        bounds = changed;
    }

    /** All that waits, oldest first; from now on it counts as held until {@link #hold} says less. For the writer. */
    Entry[] take() {
        Entry stack = top.getAndSet(null);
        return turned(stack);
    }

    /** As {@link #take}; nothing more is taken in. */
    Entry[] close() {
        return turned(top.getAndSet(CLOSED));
    }

    private Entry[] turned(@Nullable Entry stack) {
        if (stack == null || stack == CLOSED) {
            return new Entry[0];
        }
        hold(stack.count, stack.total);
        addTaken(stack.count);
        Entry[] entries = new Entry[(int) stack.count];
        Entry next = stack;
        for (int i = entries.length - 1; i >= 0 && next != null; i--) {
            entries[i] = next;
            Entry below = next.below;
            next.below = null;
            next = below;
        }
        return entries;
    }

    /** What the writer still has in its hands counts against the bounds. */
    void hold(long count, long weight) {
        held = count;
        heldWeight = weight;
    }

    /** Counts events that went to the writer another way. For the writer, which alone counts. */
    void addTaken(long count) {
        long before = taken;
        taken = before + count;
    }

    /** How many events were ever taken in. */
    long appended() {
        Entry stack = top.get();
        return taken + (stack == null ? 0 : stack.count);
    }

    /** Sleeps until an event is there, or something else wakes the thread. For the writer. */
    void awaitFirst() {
        sleeper = Thread.currentThread();
        if (top.get() == null) {
            LockSupport.park(this);
        }
        sleeper = null;
    }
}
