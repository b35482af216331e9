package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/**
 * A conversation by datagrams with one address and port: it lasts until the visitor is silent for a while. Lives on its
 * door's loop.
 */
final class UdpSession extends LiveSession {
    /** How many datagrams of a paused session wait; more are dropped, and counted in the event. */
    static final int MAX_HELD = 16;

    private static final int MAX_DATAGRAM = 65_507;

    private final UdpDoor door;
    private final UdpKey key;
    private final Channel channel;
    private final long started;
    private final long idleNanos;
    private long active;
    private long spent;
    private boolean paused;
    private @Nullable Queue<ByteBuf> held;

    UdpSession(UdpDoor door, UdpKey key, Channel channel, Serving serving, VisitRecord record) {
        super(door.loop(), serving, record);
        this.door = door;
        this.key = key;
        this.channel = channel;
        this.started = door.loop().premises().nanos();
        this.active = started;
        this.idleNanos = TimeUnit.SECONDS.toNanos(serving.limits().idleSeconds());
    }

    UdpKey key() {
        return key;
    }

    void begin() {
        open(serving().sim());
        settle();
    }

    /** A datagram came. */
    void received(ByteBuf data) {
        active = loop().premises().nanos();
        if (active - started >= TimeUnit.SECONDS.toNanos(serving().limits().visitSeconds())) {
            record().limited("visit.seconds", serving().limits().visitSeconds());
            end(ClosedBy.LIMIT);
            return;
        }
        if (paused) {
            hold(data);
            return;
        }
        take(data);
        settle();
    }

    private void take(ByteBuf data) {
        ByteBuffer view = data.nioBuffer().asReadOnlyBuffer();
        record().received().add(view);
        long most = serving().limits().receiveBytes();
        if (record().received().total() > most) {
            record().limited("receive.bytes", most);
            end(ClosedBy.LIMIT);
            return;
        }
        deliver(view);
    }

    private void hold(ByteBuf data) {
        Queue<ByteBuf> queue = held;
        if (queue == null) {
            queue = new ArrayDeque<>();
            held = queue;
        }
        if (queue.size() < MAX_HELD) {
            queue.add(data.copy());
        } else {
            record().droppedDatagram();
        }
    }

    @Override
    void settle() {
        if (over() || calling()) {
            return;
        }
        takeHeld();
        door.flush();
        ClosedBy by = closing();
        if (by != null) {
            end(by);
        }
    }

    private void takeHeld() {
        while (!paused && held != null && !held.isEmpty()) {
            ByteBuf next = held.remove();
            try {
                take(next);
            } finally {
                next.release();
            }
        }
    }

    /** Whether the visitor has been silent for so long that the visit is over; that is how UDP visits end. */
    boolean idle(long now) {
        return now - active >= idleNanos;
    }

    @Override
    void end(ClosedBy by) {
        if (calling()) {
            closing(by);
            return;
        }
        if (!finish()) {
            return;
        }
        door.remove(this);
        if (held != null) {
            held.forEach(ByteBuf::release);
            held = null;
        }
        farewell();
        door.flush();
        record().leave(by);
        serving().tally().leave();
    }

    @Override
    public void send(ByteBuffer data) {
        checkThread();
        if (over() || closing() != null) {
            return;
        }
        int length = data.remaining();
        if (length > MAX_DATAGRAM || !channel.isWritable() || !mayReceive(length)) {
            record().droppedBytes(length);
            return;
        }
        record().sent().add(data);
        ByteBuf datagram = channel.alloc().directBuffer(Math.max(1, length));
        datagram.writeBytes(data);
        InetSocketAddress to = key.visitor();
        var unused =
                channel.write(new DatagramPacket(datagram, to), channel.unsafe().voidPromise());
        door.unflushed(channel);
        touched();
    }

    /** The reflection cap: see {@link Reflection}. */
    private boolean mayReceive(int length) {
        Bounds bounds = loop().premises().setup().bounds();
        long earned = (long) (record().received().total() * bounds.reflectionFactor()) - spent;
        long beyond = length - Math.max(0, earned);
        if (beyond <= 0) {
            spent += length;
            return true;
        }
        boolean allowed = loop().reflection()
                .take(
                        key.visitor().getAddress(),
                        beyond,
                        bounds.reflectionAllowance(),
                        loop().premises().nanos());
        if (allowed) {
            spent += length - beyond;
        }
        return allowed;
    }

    @Override
    public long pending() {
        return 0;
    }

    @Override
    public boolean writable() {
        return !over();
    }

    @Override
    public void pause() {
        checkThread();
        paused = true;
    }

    @Override
    public void resume() {
        checkThread();
        paused = false;
        touched();
    }

    @Override
    public void startTls() {
        throw new IllegalStateException("TLS needs TCP");
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public SidePort openSidePort(SimServer server) {
        throw new IllegalStateException("side ports need TCP");
    }
}
