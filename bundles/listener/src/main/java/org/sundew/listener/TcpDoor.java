package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
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
 * One bound TCP socket: accepts, has each arrival judged, and makes a session of it. A refused arrival is closed where it
 * was accepted: it gets no session and no buffer and never reaches a selector.
 *
 * <p>{@link #accept} and {@link #serve} come from the control thread; the rest belongs to the loop that accepts, but
 * {@link #enter} and {@link #turnAway}, which a PROXY gate calls on the loop where the connection lives.
 */
final class TcpDoor extends ChannelInboundHandlerAdapter implements PortDoor {
    private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
    private static final int BACKLOG = 4_096;
    private static final int PAUSE_SECONDS = 1;
    private static final int CLOSE_SECONDS = 5;

    private final Loops loops;
    private final Loop loop;
    private final Entrance entrance;
    private final ServerChannel channel;
    private final Queue<Channel> waiting = new ArrayDeque<>();
    private volatile Serving serving;
    private volatile boolean accepting;
    private @Nullable Endpoint sensor;

    private TcpDoor(Loops loops, Entrance entrance, Serving serving) {
        this.loops = loops;
        this.loop = loops.next();
        this.entrance = entrance;
        this.serving = serving;
        this.channel = loop.sockets().newServer();
    }

    /** Binds; blocks the calling thread, which must not be a loop's, until that is done or failed. Does not accept yet. */
    static TcpDoor open(Loops loops, Entrance entrance, Serving serving, InetAddress address, int port)
            throws Exception {
        TcpDoor door = new TcpDoor(loops, entrance, serving);
        door.channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        door.channel.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        door.channel.config().setAutoRead(false);
        door.channel.pipeline().addLast(door);
        door.loop.executor().register(door.channel).sync();
        try {
            door.channel.bind(new InetSocketAddress(address, port)).sync();
        } catch (Exception e) {
            door.channel.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
        return door;
    }

    @Override
    public int boundPort() {
        return channel.localAddress() instanceof InetSocketAddress bound ? bound.getPort() : 0;
    }

    @Override
    public void serve(Serving next) {
        serving = next;
    }

    @Override
    public void accept(boolean on) {
        accepting = on;
        channel.config().setAutoRead(on);
        if (on) {
            loop.execute(this::admitWaiting);
        }
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        loop.execute(this::dropWaiting);
    }

    private void admitWaiting() {
        while (!waiting.isEmpty() && accepting && entrance.open()) {
            admit(waiting.remove());
        }
    }

    private void dropWaiting() {
        waiting.forEach(Doors::reset);
        waiting.clear();
    }

    /** Somebody is accepted. Those that were accepted in one go with the closing of the entrance or door wait here. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel visitor = (Channel) message;
        if (accepting && entrance.open()) {
            admit(visitor);
        } else {
            waiting.add(visitor);
        }
    }

    /** Accepting fails for lack of descriptors above all: the visitor stays in the backlog, and trying on at once would spin. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        serving.tally()
                .acceptFailed(
                        String.valueOf(cause.getMessage()), loop.premises().nanos());
        LOG.warn("Accepting on {} failed, pausing for {} s", channel.localAddress(), PAUSE_SECONDS, cause);
        channel.config().setAutoRead(false);
        var unused = loop.executor()
                .schedule(() -> channel.config().setAutoRead(accepting), PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void admit(Channel visitor) {
        Serving now = serving;
        Loop home = loops.place(loop);
        if (now.proxied()) {
            if (now.trusts(((InetSocketAddress) visitor.remoteAddress()).getAddress())) {
                ProxyGate.stand(this, home, visitor);
            } else {
                turnAway(visitor, "untrusted", ByteBuffer.allocate(0), ClosedBy.SERVER);
            }
            return;
        }
        Endpoint from = endpoint((InetSocketAddress) visitor.remoteAddress());
        TcpSession session = enter(visitor, home, from, sensor((InetSocketAddress) visitor.localAddress()));
        if (session != null) {
            Doors.admit(visitor, session);
        }
    }

    /** Has an arrival judged: its session if it may come in; otherwise null, and its connection is closed. */
    @Nullable
    TcpSession enter(Channel visitor, Loop home, Endpoint from, Endpoint to) {
        Serving now = serving;
        Admission admission = arrive(now, from, to);
        if (admission == null) {
            Doors.reset(visitor);
            return null;
        }
        switch (admission.door()) {
            case OPEN -> {
                now.tally().enter();
                return new TcpSession(
                        home,
                        visitor,
                        now,
                        new VisitRecord(
                                admission,
                                now.limits().logBytes(),
                                home.premises().budget()));
            }
            case CLOSE -> Doors.close(visitor);
            case RESET -> Doors.reset(visitor);
        }
        return null;
    }

    private @Nullable Admission arrive(Serving now, Endpoint from, Endpoint to) {
        now.tally().arrive();
        try {
            return entrance.arrive(from, to, now.listen());
        } catch (RuntimeException e) {
            LOG.error("An arrival could not be judged", e);
            return null;
        }
    }

    /** Makes a recorded visit, over at once, of a connection that did not show the PROXY header it should. */
    void turnAway(Channel visitor, String why, ByteBuffer said, ClosedBy by) {
        Serving now = serving;
        Admission admission =
                arrive(now, endpoint((InetSocketAddress) visitor.remoteAddress()), endpoint((InetSocketAddress)
                        visitor.localAddress()));
        if (admission != null && admission.door() == Door.OPEN) {
            VisitRecord record = new VisitRecord(
                    admission, now.limits().logBytes(), loop.premises().budget());
            record.received().add(said);
            record.note(ProxyGate.NOTE, why);
            record.leave(by);
        }
        Doors.close(visitor);
    }

    /** Our end; mostly the same as the last time. */
    private Endpoint sensor(InetSocketAddress local) {
        Endpoint last = sensor;
        if (last == null || !last.address().equals(local.getAddress())) {
            last = endpoint(local);
            sensor = last;
        }
        return last;
    }

    static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(address.getAddress(), address.getPort());
    }
}
