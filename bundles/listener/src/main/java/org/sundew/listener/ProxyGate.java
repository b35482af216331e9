package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.Endpoint;

/**
 * Waits for the PROXY protocol header (HAProxy's specification, versions 1 and 2) of one connection from a trusted proxy;
 * then the visitor it names arrives. A header that is malformed, too long or late makes a visit of the proxy itself, which
 * ends at once and says so: it is counted and recorded like any other. So does a connection from an untrusted address.
 *
 * <p>LOCAL and UNKNOWN headers, which carry no visitor, make the proxy itself the visitor, as the specification wants.
 */
final class ProxyGate extends ChannelInboundHandlerAdapter {
    /** The note with the proxy's own address, or with what was wrong with its header. */
    static final String NOTE = "proxy";

    private static final int MAX_TLV_BYTES = 4_096;
    private static final int RAW_BYTES = 8_192;

    private final TcpDoor door;
    private final Loop loop;
    private final Channel channel;
    private final Transcript raw;
    private @Nullable Future<?> deadline;
    private boolean passed;

    private ProxyGate(TcpDoor door, Loop loop, Channel channel) {
        this.door = door;
        this.loop = loop;
        this.channel = channel;
        this.raw = new Transcript(RAW_BYTES, loop.premises().budget());
    }

    /** Puts a gate before this connection, which is not registered yet. */
    static void stand(TcpDoor door, Loop loop, Channel channel) {
        ProxyGate gate = new ProxyGate(door, loop, channel);
        channel.pipeline()
                .addLast(gate.new Tap())
                .addLast(new HAProxyMessageDecoder(MAX_TLV_BYTES))
                .addLast(gate);
        loop.executor().register(channel).addListener(done -> {
            if (!done.isSuccess()) {
                gate.fail("late", ClosedBy.SERVER);
            }
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        int seconds = loop.premises().setup().bounds().proxySeconds();
        deadline = context.executor().schedule(() -> fail("late", ClosedBy.SERVER), seconds, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        HAProxyMessage header = (HAProxyMessage) message;
        try {
            pass(context, header);
        } finally {
            header.release();
        }
    }

    private void pass(ChannelHandlerContext context, HAProxyMessage header) {
        if (!done()) {
            return;
        }
        InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
        InetSocketAddress local = (InetSocketAddress) channel.localAddress();
        Endpoint visitor = TcpDoor.endpoint(peer);
        Endpoint sensor = TcpDoor.endpoint(local);
        InetAddress source = named(header, header.sourceAddress());
        InetAddress destination = named(header, header.destinationAddress());
        if (source != null && destination != null) {
            visitor = new Endpoint(source, header.sourcePort());
            sensor = new Endpoint(destination, local.getPort());
        }
        String version = header.protocolVersion() == HAProxyProtocolVersion.V1 ? "v1" : "v2";
        TcpSession session = door.enter(channel, loop, visitor, sensor);
        if (session != null) {
            session.record().note(NOTE, version + " from " + peer.getAddress().getHostAddress());
            context.pipeline().addLast(TcpInput.NAME, session.input());
            context.pipeline().remove(this);
            session.begin();
        }
    }

    /** The address that the header gives, if it gives one: LOCAL, UNKNOWN and UNIX headers do not. */
    private static @Nullable InetAddress named(HAProxyMessage header, @Nullable String address) {
        return header.command() == HAProxyCommand.PROXY && address != null ? Network.address(address) : null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail("malformed", ClosedBy.SERVER);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail("missing", ClosedBy.VISITOR);
    }

    private void fail(String what, ClosedBy by) {
        if (done()) {
            door.turnAway(channel, what, raw.payload().bytes(), by);
        }
    }

    /** Whether this is the first outcome. */
    private boolean done() {
        if (passed) {
            return false;
        }
        passed = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
        return true;
    }

    /** Keeps the raw header, for the event in case it is none. */
    private final class Tap extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!passed && message instanceof ByteBuf data) {
                raw.add(data.nioBuffer());
            }
            context.fireChannelRead(message);
        }
    }
}
