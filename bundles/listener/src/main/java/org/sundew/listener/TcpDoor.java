package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.Endpoint;
import org.sundew.intake.Admission;

/** One bound TCP socket: accepts, has each arrival judged, and makes a session of it. */
final class TcpDoor extends ChannelInboundHandlerAdapter implements Door {
    private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
    private static final int BACKLOG = 4096;

    private final Loops loops;
    private final Loop loop;
    private final Entrance entrance;
    private final Tally tally;
    private final ServerChannel channel;
    private final Queue<Channel> waiting = new ArrayDeque<>();
    private volatile Serving serving;
    private volatile String domain;
    private @Nullable Endpoint sensor;

    private TcpDoor(Loops loops, Entrance entrance, Tally tally, Serving serving, String domain) {
        this.loops = loops;
        this.loop = loops.next();
        this.entrance = entrance;
        this.tally = tally;
        this.serving = serving;
        this.domain = domain;
        this.channel = loops.newServerChannel();
    }

    /** Binds; blocks the calling thread, which must not be a loop's, until that is done or failed. */
    static TcpDoor open(
            Loops loops, Entrance entrance, Tally tally, Serving serving, String domain, InetAddress address, int port)
            throws Exception {
        TcpDoor door = new TcpDoor(loops, entrance, tally, serving, domain);
        door.channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        door.channel.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        door.channel.config().setAutoRead(false);
        door.channel.pipeline().addLast(door);
        door.loop.executor().register(door.channel).sync();
        try {
            door.channel.bind(new InetSocketAddress(address, port)).sync();
        } catch (Exception e) {
            door.channel.close().awaitUninterruptibly();
            throw e;
        }
        return door;
    }

    @Override
    public int boundPort() {
        return channel.localAddress() instanceof InetSocketAddress bound ? bound.getPort() : 0;
    }

    @Override
    public void serve(Serving next, String nextDomain) {
        serving = next;
        domain = nextDomain;
    }

    @Override
    public void accept(boolean on) {
        channel.config().setAutoRead(on);
        if (on) {
            loop.executor().execute(this::admitWaiting);
        }
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        loop.executor().submit(this::dropWaiting).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private void admitWaiting() {
        for (Channel next = waiting.poll(); next != null; next = waiting.poll()) {
            admit(next);
        }
    }

    private void dropWaiting() {
        for (Channel next = waiting.poll(); next != null; next = waiting.poll()) {
            next.unsafe().closeForcibly();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel visitor = (Channel) message;
        if (entrance.open()) {
            admit(visitor);
        } else {
            waiting.add(visitor);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("Accepting on {} failed, pausing for a second", channel.localAddress(), cause);
        channel.config().setAutoRead(false);
        var unused = loop.executor().schedule(() -> channel.config().setAutoRead(true), 1, TimeUnit.SECONDS);
    }

    private void admit(Channel visitor) {
        Serving now = serving;
        Admission admission = entrance.arrive(
                endpoint((InetSocketAddress) visitor.remoteAddress()),
                sensor((InetSocketAddress) visitor.localAddress()),
                now.listen());
        tally.visit();
        if (admission == null) {
            visitor.unsafe().closeForcibly();
            return;
        }
        switch (admission.door()) {
            case OPEN -> welcome(visitor, now, admission);
            case CLOSE -> visitor.unsafe().closeForcibly();
            case RESET -> {
                visitor.config().setOption(ChannelOption.SO_LINGER, 0);
                visitor.unsafe().closeForcibly();
            }
        }
    }

    private void welcome(Channel visitor, Serving now, Admission admission) {
        Loop home = loops.place(loop);
        VisitRecord record = new VisitRecord(admission, now.limits().logBytes());
        TcpSession session = new TcpSession(home, visitor, now, record, domain, tally);
        visitor.config().setAutoRead(false);
        visitor.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        visitor.pipeline().addLast(new SessionHandler(session));
        tally.enter();
        home.executor().register(visitor).addListener(done -> {
            if (!done.isSuccess()) {
                session.gone();
            }
        });
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

    private static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(address.getAddress(), address.getPort());
    }
}
