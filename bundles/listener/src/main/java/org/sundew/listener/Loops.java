package org.sundew.listener;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The event loops, on epoll where it loads, else on NIO.
 *
 * <p>A port's connections stay on the loop that accepted them, which spares a thread switch, unless that loop already has
 * notably more open sessions than another: then the emptiest gets the next one.
 */
final class Loops {
    private static final int TOLERANCE = 16;

    private final MultiThreadIoEventLoopGroup group;
    private final List<Loop> loops = new ArrayList<>();
    private final boolean epoll;
    private final AtomicInteger turn = new AtomicInteger();

    private Loops(boolean epoll, int count) {
        this.epoll = epoll;
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.group = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("sundew-visits", true), io);
        group.forEach(each -> loops.add(new Loop((EventLoop) each)));
    }

    /** Starts so many loops; 0 = one per core. */
    static Loops start(int count) {
        return new Loops(
                Epoll.isAvailable(), count > 0 ? count : Runtime.getRuntime().availableProcessors());
    }

    /** {@code epoll} or {@code nio}. */
    String kind() {
        return epoll ? "epoll" : "nio";
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

    ServerChannel newServerChannel() {
        return epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    }

    /** Ends all sessions, each on its own thread, and waits for that. */
    void endSessions() {
        List<? extends io.netty.util.concurrent.Future<?>> ends =
                loops.stream().map(each -> each.executor().submit(each::endAll)).toList();
        ends.forEach(each -> each.awaitUninterruptibly(5, TimeUnit.SECONDS));
    }

    /** Stops the threads. */
    void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
