package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.ClosedBy;
import org.sundew.event.Observation;
import org.sundew.event.Severity;
import org.sundew.event.Visit;
import org.sundew.sim.Dialog;
import org.sundew.sim.Session;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/** A session over one TCP connection. Lives on its loop's thread. */
final class TcpSession implements Session {
    private static final Logger LOG = LoggerFactory.getLogger(TcpSession.class);

    private final Loop loop;
    private final Channel channel;
    private final Serving serving;
    private final VisitRecord record;
    private final String domain;
    private final Runnable onEnd;
    private final long started = System.nanoTime();
    private long active = started;
    private int index;
    private @Nullable Dialog dialog;
    private @Nullable ByteBuf outbox;
    private @Nullable ClosedBy closing;
    private boolean calling;
    private boolean over;
    private boolean paused;

    TcpSession(Loop loop, Channel channel, Serving serving, VisitRecord record, String domain, Runnable onEnd) {
        this.loop = loop;
        this.channel = channel;
        this.serving = serving;
        this.record = record;
        this.domain = domain;
        this.onEnd = onEnd;
    }

    int index() {
        return index;
    }

    void index(int place) {
        index = place;
    }

    void begin() {
        loop.add(this);
        calling = true;
        try {
            dialog = serving.sim().open(this);
        } catch (Throwable failure) {
            failed(failure);
        }
        calling = false;
        settle();
        if (!over) {
            updateReading();
        }
    }

    void received(ByteBuf data) {
        if (over) {
            return;
        }
        active = System.nanoTime();
        ByteBuffer view = data.nioBuffer().asReadOnlyBuffer();
        long room = serving.limits().receiveBytes() - record.received().total();
        boolean tooMuch = view.remaining() > room;
        record.received().add(view);
        if (tooMuch) {
            view.limit(view.position() + (int) room);
        }
        deliver(view);
        if (tooMuch) {
            record.limited("receive.bytes", serving.limits().receiveBytes());
            end(ClosedBy.LIMIT);
        }
    }

    private void deliver(ByteBuffer data) {
        if (dialog == null || closing != null || !data.hasRemaining()) {
            return;
        }
        calling = true;
        try {
            dialog.received(data);
        } catch (Throwable failure) {
            failed(failure);
        }
        calling = false;
    }

    void inputEnded() {
        if (over || dialog == null || closing != null) {
            return;
        }
        calling = true;
        try {
            if (dialog.ended()) {
                closing = ClosedBy.VISITOR;
            }
        } catch (Throwable failure) {
            failed(failure);
        }
        calling = false;
        settle();
    }

    void writabilityChanged() {
        if (over || calling) {
            return;
        }
        if (channel.isWritable() && dialog != null && closing == null) {
            calling = true;
            try {
                dialog.drained();
            } catch (Throwable failure) {
                failed(failure);
            }
            calling = false;
            settle();
        }
        if (!over) {
            updateReading();
        }
    }

    void gone() {
        end(ClosedBy.VISITOR);
    }

    void broken(Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A session failed in the listener itself", cause);
        }
        end(ClosedBy.VISITOR);
    }

    private void failed(Throwable failure) {
        serving.faults().add(failure);
        record.note(VisitRecord.ERROR, failure.getClass().getName());
        closing = ClosedBy.SERVER;
    }

    /** Sends what the sim server gave, and ends the session if that was asked for and all is sent. */
    void settle() {
        if (over || calling) {
            return;
        }
        flush();
        ClosedBy by = closing;
        if (by == null) {
            return;
        }
        if (pending() == 0) {
            end(by);
            return;
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> end(by));
    }

    private void flush() {
        ByteBuf data = outbox;
        if (data != null) {
            outbox = null;
            active = System.nanoTime();
            var unused = channel.write(data, channel.voidPromise());
            channel.flush();
        }
    }

    private void updateReading() {
        channel.config().setAutoRead(!paused && channel.isWritable());
    }

    void checkTime(long now) {
        VisitLimits limits = serving.limits();
        if (now - started >= TimeUnit.SECONDS.toNanos(limits.visitSeconds())) {
            record.limited("visit.seconds", limits.visitSeconds());
            end(ClosedBy.LIMIT);
        } else if (now - active >= TimeUnit.SECONDS.toNanos(limits.idleSeconds())) {
            record.limited("idle.seconds", limits.idleSeconds());
            end(ClosedBy.LIMIT);
        }
    }

    void end(ClosedBy by) {
        if (over) {
            return;
        }
        over = true;
        loop.remove(this);
        if (outbox != null) {
            outbox.release();
            outbox = null;
        }
        var unused = channel.close();
        if (dialog != null) {
            try {
                dialog.closed();
            } catch (Throwable failure) {
                failed(failure);
            }
        }
        record.leave(by);
        onEnd.run();
    }

    @Override
    public Visit visit() {
        return record.visit();
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void send(ByteBuffer data) {
        if (over || closing != null) {
            return;
        }
        record.sent().add(data);
        ByteBuf box = outbox;
        if (box == null) {
            box = channel.alloc().directBuffer(Math.max(256, data.remaining()));
            outbox = box;
        }
        box.writeBytes(data);
    }

    @Override
    public long pending() {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        long queued = queue == null ? 0 : queue.totalPendingWriteBytes();
        return outbox == null ? queued : queued + outbox.readableBytes();
    }

    @Override
    public boolean writable() {
        return !over && channel.isWritable();
    }

    @Override
    public void pause() {
        paused = true;
        updateReading();
    }

    @Override
    public void resume() {
        paused = false;
        updateReading();
    }

    @Override
    public void startTls() {
        throw new UnsupportedOperationException("startTls");
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public void close() {
        if (closing == null) {
            closing = ClosedBy.SERVER;
        }
    }

    @Override
    public void note(String name, String value) {
        record.note(name, value);
    }

    @Override
    public void report(Observation observation) {
        record.report(observation);
    }

    @Override
    public void raise(Severity severity) {
        record.raise(severity);
    }

    @Override
    public void execute(Runnable task) {
        loop.executor().execute(() -> run(task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var unused = loop.executor().schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run(Runnable task) {
        if (over || closing != null) {
            return;
        }
        calling = true;
        try {
            task.run();
        } catch (Throwable failure) {
            failed(failure);
        }
        calling = false;
        settle();
    }

    @Override
    public SidePort openSidePort(SimServer server) {
        throw new IllegalStateException("side ports come next");
    }
}
