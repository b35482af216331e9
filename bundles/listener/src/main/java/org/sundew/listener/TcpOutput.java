package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a session's connection. What the sim server sends during one call gathers in one box, which is written and
 * flushed once, after the call or at the end of the bytes read together. What the visitor does not take of it is
 * {@link Backlog}'s matter. Lives on the session's thread.
 */
final class TcpOutput {
    private static final int FIRST_BOX = 256;

    private final TcpSession session;
    private @Nullable ByteBuf box;
    private @Nullable Backlog backlog;

    TcpOutput(TcpSession session) {
        this.session = session;
    }

    /** Puts these bytes behind what is to be sent already. */
    void append(ByteBuffer data) {
        Channel channel = session.channel();
        ByteBuf open = box;
        if (open != null && open.readableBytes() >= Backlog.HIGH_WATER) {
            var unused = channel.write(open, channel.unsafe().voidPromise());
            open = null;
        }
        if (open == null) {
            open = channel.alloc().directBuffer(Math.max(FIRST_BOX, data.remaining()));
            box = open;
        }
        open.writeBytes(data);
    }

    /** Writes and flushes what has gathered. */
    void flush() {
        ByteBuf data = box;
        if (data == null) {
            return;
        }
        box = null;
        session.touchClock();
        Channel channel = session.channel();
        var unused = channel.write(data, channel.unsafe().voidPromise());
        channel.flush();
    }

    /** How many bytes wait in memory, here and in the connection's queue. */
    long pending() {
        ChannelOutboundBuffer queue = session.channel().unsafe().outboundBuffer();
        long queued = queue == null ? 0 : queue.totalPendingWriteBytes();
        return box == null ? queued : queued + box.readableBytes();
    }

    /** Whether the visitor has too much to take before it is heard again. */
    boolean congested() {
        return backlog != null && backlog.congested();
    }

    /** So many bytes wait for the visitor after something was added: is it slow? */
    void grown(long waiting) {
        if (waiting >= Backlog.HIGH_WATER) {
            backlog().congest();
        }
    }

    /** Accounts for the bytes that wait after a flush. */
    void book(long waiting) {
        if (backlog != null || waiting > Backlog.HIGH_WATER) {
            backlog().book(waiting);
        }
    }

    /** Has the session settle again when all that was sent until now is flushed. */
    void watch() {
        backlog().watch();
    }

    /** Closes the connection, which is in the clear or not; gently, if the visitor may still be speaking. */
    void hangUp(boolean clear, boolean gently) {
        Channel channel = session.channel();
        Loop loop = session.loop();
        if (clear && gently && channel.isActive()) {
            loop.lingering().take(channel, TcpInput.NAME, loop.premises().nanos());
        } else if (clear && pending() == 0) {
            // nobody waits for the events of an orderly close, which cost as much as the rest of a short visit
            channel.unsafe().closeForcibly();
        } else {
            var unused = channel.close();
        }
    }

    /** Forgets what waits: the session is over. */
    void release() {
        if (backlog != null) {
            backlog.release();
        }
    }

    private Backlog backlog() {
        Backlog present = backlog;
        if (present == null) {
            present = new Backlog(session);
            backlog = present;
        }
        return present;
    }
}
