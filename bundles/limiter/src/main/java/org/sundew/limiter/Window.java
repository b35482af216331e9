package org.sundew.limiter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The visits of one transport that were let in within the last X hours, and the lock-up when they are as many as allowed
 * (KFSensor manual, Global DOS Attack Limits). Thread-safe.
 *
 * <p><b>Counting.</b> {@code total} only grows; {@code ceiling} is what it may grow to, so letting in is one comparison and one
 * compare-and-set, and exactly as many are let in as allowed, whatever the number of threads. Time is cut into spans of an hour
 * at most: each remembers its end and the total by then. A span leaves the window when its end, and so all of it, is X hours
 * ago; then the total at its end becomes the base, and {@code ceiling = base + allowed}.
 *
 * <p><b>Locking up.</b> Whoever meets the ceiling when no span can leave locks up: the ceiling falls below every total and the
 * running span ends. Every hour from then on spans that are old leave, and if that makes room it reopens for as many as there
 * is room for. No X hours, wherever they begin, see more than allowed. What was refused does not count.
 */
final class Window {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final int MOST_SPANS = 1 << 16;

    private final AtomicLong total = new AtomicLong();
    private volatile long ceiling = Terms.NONE;
    private volatile boolean locked;
    /** What follows is guarded by this. */
    private final Deque<Span> spans = new ArrayDeque<>();

    private long allowed = Terms.NONE;
    private long length = HOUR;
    private long base;
    private long spanStart;
    private long lockedSince;
    private long nextCheck;

    private record Span(long end, long total) {}

    /** What the window is like. */
    record View(boolean locked, long allowed, long used, long since, long check) {}

    Window(long now) {
        spanStart = now;
    }

    /** Lets one in, if there is room. */
    boolean admit() {
        long present = total.get();
        while (present < ceiling) {
            if (total.compareAndSet(present, present + 1)) {
                return true;
            }
            present = total.get();
        }
        return false;
    }

    boolean locked() {
        return locked;
    }

    /** What became of one whom {@link #admit} did not let in. */
    enum Outcome {
        LET_IN,
        /** And it is the one that locked up. */
        LOCKED_UP,
        REFUSED
    }

    /**
     * Lets one in after {@link #admit} did not, if what is old leaves room or there is room by now; or locks up. One step: were room
     * found wanting in one and the lock-up another, it would hold for an hour against a limit that was raised in between.
     */
    synchronized Outcome admitOrLockUp(long now) {
        if (locked) {
            return Outcome.REFUSED;
        }
        leave(now);
        raise();
        if (admit()) {
            return Outcome.LET_IN;
        }
        endSpan(now);
        locked = true;
        lockedSince = now;
        nextCheck = now + HOUR;
        ceiling = Long.MIN_VALUE;
        return Outcome.LOCKED_UP;
    }

    /** Time passes: how many may come in if it reopens now. */
    synchronized Optional<Long> roll(long now) {
        if (!locked) {
            if (now - spanStart >= HOUR) {
                endSpan(now);
            }
            leave(now);
            raise();
            return Optional.empty();
        }
        if (now < nextCheck) {
            return Optional.empty();
        }
        nextCheck += HOUR * ((now - nextCheck) / HOUR + 1);
        leave(now);
        return reopened(now);
    }

    /** Takes settings, and reopens if they are new and make room. */
    synchronized Optional<Long> bound(long most, long millis, long now) {
        boolean same = most == allowed && millis == length;
        allowed = most;
        length = millis;
        leave(now);
        if (locked) {
            return same ? Optional.empty() : reopened(now);
        }
        raise();
        return Optional.empty();
    }

    private Optional<Long> reopened(long now) {
        long room = allowed == Terms.NONE ? Terms.NONE : allowed - used();
        if (room <= 0) {
            return Optional.empty();
        }
        locked = false;
        spanStart = now;
        raise();
        return Optional.of(room);
    }

    private long used() {
        return total.get() - base;
    }

    private void raise() {
        ceiling = allowed == Terms.NONE ? Terms.NONE : base + allowed;
    }

    private void endSpan(long now) {
        spans.add(new Span(now, total.get()));
        spanStart = now;
    }

    private void leave(long now) {
        for (Span eldest = spans.peek(); eldest != null && eldest.end() <= now - length; eldest = spans.peek()) {
            base = eldest.total();
            spans.remove();
        }
    }

    /** The clock was set back to this time: nothing happened later, and what is seen to every hour is so within the next. */
    synchronized void notLaterThan(long now) {
        List<Span> all = List.copyOf(spans);
        spans.clear();
        all.forEach(span -> spans.add(new Span(Math.min(span.end(), now), span.total())));
        spanStart = Math.min(spanStart, now);
        lockedSince = Math.min(lockedSince, now);
        nextCheck = Math.min(nextCheck, now + HOUR);
    }

    synchronized View view() {
        return new View(locked, allowed, used(), lockedSince, nextCheck);
    }

    synchronized void write(DataOutputStream out) throws IOException {
        out.writeLong(allowed);
        out.writeLong(length);
        out.writeLong(total.get());
        out.writeLong(base);
        out.writeLong(spanStart);
        out.writeBoolean(locked);
        out.writeLong(lockedSince);
        out.writeLong(nextCheck);
        out.writeInt(spans.size());
        for (Span span : spans) {
            out.writeLong(span.end());
            out.writeLong(span.total());
        }
    }

    /** Goes on from what was written; {@link #bound} has to follow. */
    synchronized void read(DataInputStream in) throws IOException {
        allowed = natural(in);
        length = natural(in);
        total.set(natural(in));
        base = natural(in);
        spanStart = natural(in);
        locked = in.readBoolean();
        lockedSince = natural(in);
        nextCheck = natural(in);
        int count = in.readInt();
        if (count < 0 || count > MOST_SPANS) {
            throw new IOException("a window cannot have so many spans: " + count);
        }
        List<Span> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(new Span(natural(in), natural(in)));
        }
        spans.clear();
        spans.addAll(read);
        ceiling = locked ? Long.MIN_VALUE : Terms.NONE;
    }

    /** A time or a count. */
    private static long natural(DataInputStream in) throws IOException {
        long number = in.readLong();
        if (number < 0) {
            throw new IOException("a window has no negative times or counts: " + number);
        }
        return number;
    }
}
