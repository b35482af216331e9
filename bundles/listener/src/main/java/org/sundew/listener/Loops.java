package org.sundew.listener;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loops.
 *
 * <p>A port's connections stay on the loop that accepted them, which spares a thread switch, unless that loop already has
 * notably more open sessions than another: then the emptiest gets the next one.
 */
final class Loops {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final int TOLERANCE = 16;
    private static final int END_SECONDS = 5;

    private final MultiThreadIoEventLoopGroup group;
    private final List<Loop> loops = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** So many loops; 0 = one per core. */
    Loops(Sockets sockets, int count, Premises premises) {
        int threads = count > 0 ? count : Runtime.getRuntime().availableProcessors();
        group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("sundew-visits", true), sockets.handlers());
        group.forEach(each -> loops.add(new Loop((EventLoop) each, sockets, premises)));
    }

    /** Loops take turns at getting a new port. */
    Loop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    /** Where a connection accepted on this loop should live. */
    Loop place(Loop acceptor) {
        Loop best = acceptor;
        int least = acceptor.load() - TOLERANCE;
        for (Loop each : loops) {
            if (each.load() < least) {
                best = each;
                least = each.load();
            }
        }
        return best;
    }

    /** Gets threads out of sim servers' code that block them: see {@link Attendance}. */
    void watch() {
        loops.forEach(each -> each.attendance().look());
    }

    /** Ends all sessions, each on its own thread, and waits for that; nothing once they are stopped. */
    void endSessions() {
        if (!group.isShuttingDown()) {
            onEach(Loop::endAll);
        }
    }

    /** Holds the limits on time now instead of at the next sweep. */
    void sweep() {
        onEach(Loop::sweep);
    }

    private void onEach(Consumer<Loop> what) {
        List<Future<?>> done = new ArrayList<>();
        loops.forEach(each -> done.add(each.executor().submit(() -> what.accept(each))));
        for (Future<?> each : done) {
            if (!each.awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("An event loop was still busy after {} s", END_SECONDS);
            }
        }
    }

    /** Stops the threads. */
    void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
