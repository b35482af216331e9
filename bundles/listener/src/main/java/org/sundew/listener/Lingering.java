package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Connections that a sim server closed while the visitor may still be sending. Closing one outright would make the kernel
 * answer the next byte with a reset, which can take the last answer away from the visitor before it is read; so our half is
 * closed first and what comes is thrown away, until the visitor closes its half, as web servers do. The visit itself is
 * over by then.
 *
 * <p>One a loop; used on its thread only. Bounded in number, bytes and time; beyond those a connection is just closed.
 */
final class Lingering {
    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Queue<Drain> drains = new ArrayDeque<>();

    /** Takes over a connection whose handler of that name is done with it. */
    void take(Channel channel, String handler, long now) {
        if (drains.size() >= MOST || !(channel instanceof DuplexChannel duplex)) {
            close(channel);
            return;
        }
        Drain drain = new Drain(channel, now + NANOS);
        drains.add(drain);
        channel.pipeline().replace(handler, null, drain);
        var unused = duplex.shutdownOutput();
        channel.config().setAutoRead(true);
    }

    /** Closes those whose time is over. */
    void checkTime(long now) {
        while (!drains.isEmpty() && (!drains.peek().channel.isOpen() || now - drains.peek().deadline >= 0)) {
            close(drains.remove().channel);
        }
    }

    private static void close(Channel channel) {
        var unused = channel.close();
    }

    /** Throws away what the visitor still says. */
    private static final class Drain extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private final long deadline;
        private int drained;

        Drain(Channel channel, long deadline) {
            this.channel = channel;
            this.deadline = deadline;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf data = (ByteBuf) message;
            drained += data.readableBytes();
            data.release();
            if (drained > MOST_BYTES) {
                close(channel);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                close(channel);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            close(channel);
        }
    }
}
