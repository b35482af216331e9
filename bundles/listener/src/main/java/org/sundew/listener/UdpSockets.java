package org.sundew.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one UDP port.
 *
 * <p><b>Which address answers.</b> A socket bound to the wildcard address learns to which address a datagram came, but the
 * kernel picks the source of an answer, and a visitor ignores one from a stranger. So for each own address that is spoken
 * to, a branch, a socket bound to that address, is opened at that moment; the kernel prefers it from then on.
 *
 * <p>Lives on its door's loop, but for {@link #bind} and {@link #port}.
 */
final class UdpSockets {
    /** The largest datagram taken whole; a larger one is cut. */
    static final int DATAGRAM_BYTES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(UdpSockets.class);
    private static final int BATCH = 16;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MAX_BRANCHES = 256;
    private static final int CLOSE_SECONDS = 5;
    private static final WriteBufferWaterMark SEND_BUFFER = new WriteBufferWaterMark(512 << 10, 1 << 20);

    private final Loop loop;
    private final InetAddress bound;
    private final Function<InetAddress, ChannelInboundHandler> readers;
    private final DatagramChannel main;
    private final Map<InetAddress, DatagramChannel> branches = new HashMap<>();
    private final List<Channel> unflushed = new ArrayList<>();
    private boolean reading;

    /** Not bound yet. A reader is made for each socket, given the address it is bound to. */
    UdpSockets(Loop loop, InetAddress bound, Function<InetAddress, ChannelInboundHandler> readers) {
        this.loop = loop;
        this.bound = bound;
        this.readers = readers;
        this.main = loop.sockets().newDatagram();
    }

    /** Binds; blocks the calling thread, which must not be a loop's, until that is done or failed. Does not read yet. */
    void bind(int port) throws Exception {
        prepare(main, bound);
        loop.executor().register(main).sync();
        try {
            main.bind(new InetSocketAddress(bound, port)).sync();
        } catch (Exception e) {
            main.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
        // only now, so that a port in use is found out, while branches can still be bound beside this socket
        main.config().setReuseAddress(true);
        loop.execute(this::branchOut);
    }

    int port() {
        return main.localAddress().getPort();
    }

    /** The kernel does not tell to which IPv6 address a datagram came, so those of this host get their branches at once. */
    private void branchOut() {
        if (!bound.isAnyLocalAddress()) {
            return;
        }
        try {
            BindNames.present().stream().filter(Inet6Address.class::isInstance).forEach(this::answering);
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
        channel.pipeline().addLast(readers.apply(address));
    }

    /** Reads, or leaves what comes in the kernel. */
    void read(boolean on) {
        reading = on;
        main.config().setAutoRead(on);
        branches.values().forEach(each -> each.config().setAutoRead(on));
    }

    /** The socket that answers from this address. */
    DatagramChannel answering(InetAddress local) {
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
        return branch(local);
    }

    private DatagramChannel branch(InetAddress local) {
        DatagramChannel branch = loop.sockets().newDatagram();
        prepare(branch, local);
        branch.config().setReuseAddress(true);
        boolean done = loop.executor().register(branch).isSuccess()
                && branch.bind(new InetSocketAddress(local, port())).isSuccess();
        if (!done) {
            close(branch);
            return main;
        }
        branch.config().setAutoRead(reading);
        branches.put(local, branch);
        return branch;
    }

    /** Notes that this socket has answers to flush. */
    void unflushed(Channel socket) {
        if (!unflushed.contains(socket)) {
            unflushed.add(socket);
        }
    }

    void flush() {
        unflushed.forEach(Channel::flush);
        unflushed.clear();
    }

    void close() {
        branches.values().forEach(UdpSockets::close);
        close(main);
    }

    private static void close(Channel channel) {
        var unused = channel.close();
    }
}
