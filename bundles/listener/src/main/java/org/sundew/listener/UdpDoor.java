package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
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
 * <p><b>Which address answers.</b> A socket bound to the wildcard address learns to which address a datagram came, but the
 * kernel picks the source of an answer, and a visitor ignores one from a stranger. So for each own address that is spoken
 * to, a branch, a socket bound to that address, is opened at that moment; the kernel prefers it from then on.
 *
 * <p><b>Batches.</b> Datagrams are read many at a time; answers are written as they come and flushed once a batch.
 *
 * <p>All of it lives on one loop, but {@link #accept}, {@link #serve} and {@link #close} are the control thread's.
 */
final class UdpDoor implements PortDoor {
    /** The largest datagram taken whole; a larger one is cut. */
    static final int DATAGRAM_BYTES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(UdpDoor.class);
    private static final int BATCH = 16;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MAX_BRANCHES = 256;
    private static final int CLOSE_SECONDS = 5;
    private static final WriteBufferWaterMark SEND_BUFFER = new WriteBufferWaterMark(512 << 10, 1 << 20);

    private final Loop loop;
    private final Entrance entrance;
    private final InetAddress bound;
    private final DatagramChannel main;
    private final Map<InetAddress, DatagramChannel> branches = new HashMap<>();
    private final Map<Key, UdpSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final List<Channel> unflushed = new ArrayList<>();
    private volatile Serving serving;
    private volatile boolean accepting;
    private boolean reading;

    private record Waiting(DatagramPacket packet, InetAddress local) {}

    /** Who talks to which of our addresses. */
    record Key(InetSocketAddress visitor, InetAddress local) {}

    private UdpDoor(Loop loop, Entrance entrance, Serving serving, InetAddress bound) {
        this.loop = loop;
        this.entrance = entrance;
        this.serving = serving;
        this.bound = bound;
        this.main = loop.sockets().newDatagram();
    }

    /** Binds; blocks the calling thread, which must not be a loop's, until that is done or failed. Does not accept yet. */
    static UdpDoor open(Loops loops, Entrance entrance, Serving serving, InetAddress address, int port)
            throws Exception {
        UdpDoor door = new UdpDoor(loops.next(), entrance, serving, address);
        door.prepare(door.main, address);
        door.loop.executor().register(door.main).sync();
        try {
            door.main.bind(new InetSocketAddress(address, port)).sync();
        } catch (Exception e) {
            door.main.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
        // only now, so that a port in use is found out, while branches can still be bound beside this socket
        door.main.config().setReuseAddress(true);
        door.loop.execute(door::begin);
        return door;
    }

    /** The kernel does not tell to which IPv6 address a datagram came, so those of this host get their branches at once. */
    private void begin() {
        loop.add(this);
        if (!bound.isAnyLocalAddress()) {
            return;
        }
        try {
            BindNames.present().stream().filter(Inet6Address.class::isInstance).forEach(this::branch);
        } catch (SocketException e) {
            LOG.debug("The addresses of this host are not known", e);
        }
    }

    private void prepare(DatagramChannel channel, InetAddress address) {
        channel.config().setAutoRead(false);
        channel.config().setOption(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER);
        channel.config().setWriteBufferWaterMark(SEND_BUFFER);
        if (loop.sockets() == Sockets.EPOLL) {
            channel.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES);
            channel.config().setOption(EpollChannelOption.IP_RECVORIGDSTADDR, true);
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(DATAGRAM_BYTES * BATCH));
        } else {
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(DATAGRAM_BYTES));
        }
        channel.pipeline().addLast(new Reader(address));
    }

    Loop loop() {
        return loop;
    }

    @Override
    public int boundPort() {
        return main.localAddress().getPort();
    }

    @Override
    public void serve(Serving next) {
        serving = next;
    }

    @Override
    public void accept(boolean on) {
        accepting = on;
        loop.execute(() -> {
            main.config().setAutoRead(on);
            branches.values().forEach(each -> each.config().setAutoRead(on));
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
        branches.values().forEach(UdpDoor::close);
        close(main);
    }

    private static void close(Channel channel) {
        var unused = channel.close();
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
        Key key = new Key(packet.sender(), local);
        UdpSession session = sessions.get(key);
        if (session == null) {
            session = begin(key);
        }
        if (session != null && !session.over()) {
            session.received(packet.content());
        }
    }

    /** A new visitor: judged, and refused without an answer or given a session. */
    private @Nullable UdpSession begin(Key key) {
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
        UdpSession session = new UdpSession(this, key, branch(key.local()), now, record);
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

    /** The socket that answers from this address. */
    private DatagramChannel branch(InetAddress local) {
        if (!bound.isAnyLocalAddress()) {
            return main;
        }
        DatagramChannel present = branches.get(local);
        if (present != null) {
            return present;
        }
        if (local.isAnyLocalAddress() || local.isMulticastAddress() || branches.size() >= MAX_BRANCHES) {
            return main;
        }
        return openBranch(local);
    }

    private DatagramChannel openBranch(InetAddress local) {
        DatagramChannel branch = loop.sockets().newDatagram();
        prepare(branch, local);
        branch.config().setReuseAddress(true);
        boolean bound = loop.executor().register(branch).isSuccess()
                && branch.bind(new InetSocketAddress(local, boundPort())).isSuccess();
        if (!bound) {
            close(branch);
            return main;
        }
        branch.config().setAutoRead(accepting);
        branches.put(local, branch);
        return branch;
    }

    /** Notes that this channel has answers to flush. */
    void unflushed(Channel channel) {
        if (!unflushed.contains(channel)) {
            unflushed.add(channel);
        }
    }

    /** Sends what was written, unless more is being read at the moment. */
    void flush() {
        if (reading) {
            return;
        }
        unflushed.forEach(Channel::flush);
        unflushed.clear();
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
            if (!accepting || !entrance.open()) {
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
