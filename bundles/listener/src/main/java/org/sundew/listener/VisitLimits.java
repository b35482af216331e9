package org.sundew.listener;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sundew.event.LimitMark;

/**
 * What one visit may cost.
 *
 * @param idleSeconds  how long it may be silent
 * @param visitSeconds how long it may last
 * @param receiveBytes how much the visitor may send
 * @param logBytes     how much of each direction is kept
 */
record VisitLimits(int idleSeconds, int visitSeconds, long receiveBytes, int logBytes) {

    /** The limit on time that a visit has passed which lasts so many nanoseconds, and was silent for the last so many. */
    @Nullable
    LimitMark passed(long lasted, long silent) {
        if (lasted >= TimeUnit.SECONDS.toNanos(visitSeconds)) {
            return new LimitMark("visit.seconds", visitSeconds);
        }
        return silent >= TimeUnit.SECONDS.toNanos(idleSeconds) ? new LimitMark("idle.seconds", idleSeconds) : null;
    }
}
