package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.sim.SidePort;
import org.sundew.sim.SimServer;

/** The side ports and side sessions of one session. Lives on its thread. */
final class SidePorts {
    /** How long a side port waits for its visitor; how long a sim server waits once it needs the visitor is its own affair. */
    static final int OPEN_SECONDS = 300;

    /** How many side sessions one session may have at a time. */
    static final int MAX_SESSIONS = 8;

    /** The note with the address of somebody else who dialled a side port. */
    static final String FOREIGN = "side.foreign";

    private final TcpSession session;
    private final List<TcpSession> open = new ArrayList<>(2);
    private @Nullable SideDoor door;

    SidePorts(TcpSession session) {
        this.session = session;
    }

    /** Opens one; one that is open already closes. */
    SidePort open(SimServer server) {
        if (open.size() >= MAX_SESSIONS) {
            throw new IllegalStateException("already " + MAX_SESSIONS + " side sessions");
        }
        closeDoor();
        SideDoor next = new SideDoor(server);
        next.bind();
        door = next;
        return next;
    }

    void checkTime(long now) {
        SideDoor present = door;
        if (present != null && now - present.opened >= TimeUnit.SECONDS.toNanos(OPEN_SECONDS)) {
            present.close();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).checkHandshake(now);
        }
    }

    void ended(TcpSession side) {
        open.remove(side);
    }

    /** Closes the port and ends the side sessions. */
    void close() {
        closeDoor();
        for (TcpSession side : List.copyOf(open)) {
            side.end(ClosedBy.SERVER);
        }
    }

    private void closeDoor() {
        if (door != null) {
            door.close();
        }
    }

    /** One port, for one connection. */
    private final class SideDoor extends ChannelInboundHandlerAdapter implements SidePort {
        private final SimServer server;
        private final ServerChannel channel = session.loop().sockets().newServer();
        private final long opened = session.loop().premises().nanos();

        SideDoor(SimServer server) {
            this.server = server;
        }

        /** Binds at once: we are on the loop's thread, where nothing waits. */
        void bind() {
            InetAddress local = ((InetSocketAddress) session.channel().localAddress()).getAddress();
            channel.config().setOption(ChannelOption.SO_BACKLOG, 1);
            channel.pipeline().addLast(this);
            ChannelFuture registered = session.loop().executor().register(channel);
            ChannelFuture bound = registered.isSuccess() ? channel.bind(new InetSocketAddress(local, 0)) : registered;
            if (!bound.isSuccess()) {
                close();
                throw new IllegalStateException("no side port could be had", bound.cause());
            }
        }

        @Override
        public int port() {
            return channel.localAddress() instanceof InetSocketAddress bound ? bound.getPort() : 0;
        }

        @Override
        public void close() {
            if (door == this) {
                door = null;
            }
            var unused = channel.close();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Channel caller = (Channel) message;
            InetAddress address = ((InetSocketAddress) caller.remoteAddress()).getAddress();
            if (door != this || !address.equals(session.visit().visitor().address())) {
                session.record().note(FOREIGN, address.getHostAddress());
                Doors.reset(caller);
                return;
            }
            close();
            TcpSession side = session.beside(caller, server);
            open.add(side);
            Doors.admit(caller, side);
        }
    }
}
