package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;
import org.sundew.gate.Door;
import org.sundew.intake.Admission;

/**
 * One UDP port: turns datagrams into pseudo-sessions, one for each visitor address and port and each own address.
 *
 * <p><b>Batches.</b> Datagrams are read many at a time; answers are written as they come and flushed once a batch.
 *
 * <p>All of it lives on one loop, but {@link #accept}, {@link #serve} and {@link #close} are the control thread's.
 */
final class UdpDoor implements PortDoor {
    private static final Logger LOG = LoggerFactory.getLogger(UdpDoor.class);
    private static final int CLOSE_SECONDS = 5;
    /**
     * How many datagrams wait in the moment between the closing of intake and that of the socket's ear; what comes on top
     * arrives all the same, and intake counts it as lost.
     */
    static final int MAX_WAITING = 256;

    private final Loop loop;
    private final Entrance entrance;
    private final UdpSockets sockets;
    private final Map<UdpKey, UdpSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private volatile Serving serving;
    private volatile boolean accepting;
    private boolean reading;

    private record Waiting(DatagramPacket packet, InetAddress local) {}

    private UdpDoor(Loop loop, Entrance entrance, Serving serving, InetAddress bound) {
        this.loop = loop;
        this.entrance = entrance;
        this.serving = serving;
        this.sockets = new UdpSockets(loop, bound, Reader::new);
    }

    /** Binds; blocks the calling thread, which must not be a loop's, until that is done or failed. Does not accept yet. */
    static UdpDoor open(Loops loops, Entrance entrance, Serving serving, InetAddress address, int port)
            throws Exception {
        UdpDoor door = new UdpDoor(loops.next(), entrance, serving, address);
        door.sockets.bind(port);
        door.loop.execute(() -> door.loop.add(door));
        return door;
    }

    Loop loop() {
        return loop;
    }

    @Override
    public int boundPort() {
        return sockets.port();
    }

    @Override
    public void serve(Serving next) {
        serving = next;
    }

    @Override
    public void accept(boolean on) {
        accepting = on;
        loop.execute(() -> {
            sockets.read(on);
            takeWaiting();
        });
    }

    @Override
    public void close() {
        loop.executor().submit(this::shut).awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private void shut() {
        endAll();
        waiting.forEach(each -> each.packet().release());
        waiting.clear();
        loop.remove(this);
        sockets.close();
    }

    /** Ends every session; their events are handed over when this returns. */
    void endAll() {
        for (UdpSession each : List.copyOf(sessions.values())) {
            each.end(ClosedBy.SERVER);
        }
    }

    void remove(UdpSession session) {
        sessions.remove(session.key());
    }

    /** Ends sessions that are silent; the least recently heard ones come first. */
    void checkTime(long now) {
        for (UdpSession eldest = eldest(); eldest != null && eldest.idle(now); eldest = eldest()) {
            eldest.end(ClosedBy.VISITOR);
        }
    }

    private @Nullable UdpSession eldest() {
        Iterator<UdpSession> all = sessions.values().iterator();
        return all.hasNext() ? all.next() : null;
    }

    private void takeWaiting() {
        while (!waiting.isEmpty() && accepting && entrance.open()) {
            Waiting next = waiting.remove();
            try {
                take(next.packet(), next.local());
            } finally {
                next.packet().release();
            }
        }
        flush();
    }

    private void take(DatagramPacket packet, InetAddress local) {
        UdpKey key = new UdpKey(packet.sender(), local);
        UdpSession session = sessions.get(key);
        if (session == null) {
            session = begin(key);
        }
        if (session != null && !session.over()) {
            session.received(packet.content());
        }
    }

    /** A new visitor: judged, and refused without an answer or given a session. */
    private @Nullable UdpSession begin(UdpKey key) {
        Serving now = serving;
        now.tally().arrive();
        Endpoint sensor = new Endpoint(key.local(), boundPort());
        Admission admission = arrive(TcpDoor.endpoint(key.visitor()), sensor, now);
        if (admission == null || admission.door() != Door.OPEN) {
            return null;
        }
        makeRoom();
        VisitRecord record = new VisitRecord(
                admission, now.limits().logBytes(), loop.premises().budget());
        UdpSession session = new UdpSession(this, key, sockets.answering(key.local()), now, record);
        sessions.put(key, session);
        now.tally().enter();
        session.begin();
        return session;
    }

    private @Nullable Admission arrive(Endpoint visitor, Endpoint sensor, Serving now) {
        try {
            return entrance.arrive(visitor, sensor, now.listen());
        } catch (RuntimeException e) {
            LOG.error("An arrival could not be judged", e);
            return null;
        }
    }

    /** The bound on sessions: the one heard least recently gives way. */
    private void makeRoom() {
        int most = loop.premises().setup().bounds().udpSessions();
        if (sessions.size() >= most) {
            UdpSession eldest = eldest();
            if (eldest != null) {
                eldest.record().limited("udp.sessions.max", most);
                eldest.end(ClosedBy.LIMIT);
            }
        }
    }

    /** Notes that this socket has answers to flush. */
    void unflushed(Channel socket) {
        sockets.unflushed(socket);
    }

    /** Sends what was written, unless more is being read at the moment. */
    void flush() {
        if (reading) {
            return;
        }
        sockets.flush();
    }

    /** Reads one socket. */
    private final class Reader extends ChannelInboundHandlerAdapter {
        private final InetAddress bound;

        Reader(InetAddress bound) {
            this.bound = bound;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            if ((!accepting || !entrance.open()) && waiting.size() < MAX_WAITING) {
                waiting.add(new Waiting(packet, local(packet)));
                return;
            }
            reading = true;
            try {
                take(packet, local(packet));
            } finally {
                packet.release();
            }
        }

        /** The address the datagram came to, as far as the kernel tells. */
        private InetAddress local(DatagramPacket packet) {
            return bound.isAnyLocalAddress() ? packet.recipient().getAddress() : bound;
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            reading = false;
            flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A datagram socket reports a failure", cause);
        }
    }
}
