package org.sundew.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock that moves only when told to, and runs what was due on the way. Starts at 2026-01-02T03:04:05Z.
 *
 * <p>Thread-safe, but due tasks run on the thread that calls {@link #elapse}.
 */
public final class ManualClock extends Clock {
    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    private record Timer(Instant due, Runnable task) {}

    /** Has the task run when that much time has elapsed. */
    public synchronized void after(Duration delay, Runnable task) {
        timers.add(new Timer(now.plus(delay), task));
    }

    /** Lets time pass: runs what falls due, in order, each at its own moment. */
    public void elapse(Duration duration) {
        Instant end = instant().plus(duration);
        for (Timer next = takeDue(end); next != null; next = takeDue(end)) {
            next.task().run();
        }
    }

    /** The next timer that is due by then. If there is none, it is then: at once, or a timer set in between would never run. */
    private synchronized @Nullable Timer takeDue(Instant end) {
        Timer next = timers.stream()
                .filter(timer -> !timer.due().isAfter(end))
                .min(Comparator.comparing(Timer::due))
                .orElse(null);
        if (next == null) {
            now = end;
            return null;
        }
        timers.remove(next);
        now = next.due().isAfter(now) ? next.due() : now;
        return next;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a manual clock keeps to UTC");
    }
}
