package org.sundew.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a loop's thread is inside a sim server's code, and gets it out when it waits there, for that keeps other
 * visitors waiting too.
 *
 * <p>The loop counts up on entering and on leaving, so the count is odd inside; no clock is read. A watcher looks now and
 * then: an odd count that has not changed between two looks belongs to a call that has lasted at least that long, and the
 * thread is interrupted, which ends a wait or a sleep. (An endless computation cannot be ended; it is reported.)
 *
 * <p>The interrupt must meet that call and nothing after it. The watcher sets {@link #suspected} before it looks at the
 * count again; the loop writes the count before it looks at {@link #suspected}. Both are volatile, so at least one sees the
 * other: either the watcher sees that the call is over and does nothing, or the loop sees that it is suspected and waits
 * for the lock, after which it clears whatever interrupt there was.
 */
final class Attendance {
    private final AtomicLong count = new AtomicLong();
    private volatile boolean suspected;
    private volatile @Nullable Thread thread;
    private @Nullable Serving inside;
    private long lastSeen;

    /** Called once by the loop's thread, so that it is known. */
    void present() {
        thread = Thread.currentThread();
    }

    /** The loop's thread enters the code of this sim server. */
    void enter(Serving serving) {
        inside = serving;
        count.lazySet(count.get() + 1);
    }

    /** It is back. The sim server is forgotten: a loop without visitors must not keep alive what was updated meanwhile. */
    void leave() {
        count.set(count.get() + 1);
        inside = null;
        if (suspected) {
            clear();
        }
    }

    private synchronized void clear() {
        suspected = false;
        Thread.interrupted();
    }

    /** Interrupts a call that has lasted since the last look, and blames its sim server. Called by one watcher. */
    synchronized void look() {
        long now = count.get();
        boolean stuck = (now & 1) == 1 && now == lastSeen;
        lastSeen = now;
        Thread loop = thread;
        if (!stuck || loop == null) {
            return;
        }
        Serving blamed = inside;
        suspected = true;
        if (count.get() == now && blamed != null) {
            blamed.faults().blocked(blamed.listen().name(), loop);
            loop.interrupt();
        }
    }
}
