package org.sundew.listener;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.Locale;
import java.util.function.Supplier;

/** The two ways to have sockets from the kernel. */
enum Sockets {
    EPOLL(SteadyEpoll::newFactory, EpollServerSocketChannel::new, EpollDatagramChannel::new),
    NIO(NioIoHandler::newFactory, NioServerSocketChannel::new, NioDatagramChannel::new);

    private final Supplier<IoHandlerFactory> handlers;
    private final Supplier<ServerChannel> servers;
    private final Supplier<DatagramChannel> datagrams;

    Sockets(Supplier<IoHandlerFactory> handlers, Supplier<ServerChannel> servers, Supplier<DatagramChannel> datagrams) {
        this.handlers = handlers;
        this.servers = servers;
        this.datagrams = datagrams;
    }

    /** epoll where its native part loads, else NIO. */
    static Sockets best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    IoHandlerFactory handlers() {
        return handlers.get();
    }

    ServerChannel newServer() {
        return servers.get();
    }

    DatagramChannel newDatagram() {
        return datagrams.get();
    }

    /** {@code epoll} or {@code nio}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
