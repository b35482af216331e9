package org.sundew.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The reference: what Netty costs when it does nothing but the least a sensor must. {@code BareNetty banner PORT LOG} sends
 * a banner, appends one JSON line to a buffered file and closes; {@code BareNetty udp PORT} echoes datagrams. One event
 * loop, epoll.
 */
public final class BareNetty {
    static final String BANNER = "220 mail.example.com ESMTP Postfix\r\n";

    private BareNetty() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        int port = Integer.parseInt(arguments[1]);
        Channel channel = switch (arguments[0]) {
            case "udp" -> echo(loop, port);
            case "refuse" -> refuse(loop, port);
            default -> banner(loop, port, arguments[2]);
        };
        channel.closeFuture().sync();
    }

    private static Channel banner(EventLoopGroup loop, int port, String file) throws IOException, InterruptedException {
        OutputStream log = new BufferedOutputStream(new FileOutputStream(file, true), 1 << 16);
        return new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.pipeline().addLast(new Banner(log));
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    /** Accepts and resets: what refusing costs at the least. */
    private static Channel refuse(EventLoopGroup loop, int port) throws InterruptedException {
        return new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.SO_LINGER, 0)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.close();
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    private static Channel echo(EventLoopGroup loop, int port) throws InterruptedException {
        return new Bootstrap()
                .group(loop)
                .channel(EpollDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, 4 << 20)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(2048).maxMessagesPerRead(64))
                .handler(new Echo())
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    private static final class Banner extends ChannelInboundHandlerAdapter {
        private final OutputStream log;

        Banner(OutputStream log) {
            this.log = log;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) throws IOException {
            byte[] banner = BANNER.getBytes(StandardCharsets.ISO_8859_1);
            context.writeAndFlush(context.alloc().ioBuffer(banner.length).writeBytes(banner))
                    .addListener(ChannelFutureListener.CLOSE);
            log.write(line(context.channel()).getBytes(StandardCharsets.ISO_8859_1));
        }

        private static String line(Channel channel) {
            InetSocketAddress from = (InetSocketAddress) channel.remoteAddress();
            InetSocketAddress to = (InetSocketAddress) channel.localAddress();
            return new StringBuilder(320)
                    .append("{\"@timestamp\":\"")
                    .append(Instant.now())
                    .append("\",\"event\":\"connection\",\"source\":\"")
                    .append(from.getAddress().getHostAddress())
                    .append("\",\"source_port\":")
                    .append(from.getPort())
                    .append(",\"destination\":\"")
                    .append(to.getAddress().getHostAddress())
                    .append("\",\"destination_port\":")
                    .append(to.getPort())
                    .append(",\"bytes\":")
                    .append(BANNER.length())
                    .append("}\n")
                    .toString();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private static final class Echo extends SimpleChannelInboundHandler<DatagramPacket> {
        Echo() {
            super(false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            context.write(new DatagramPacket(packet.content(), packet.sender()), context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
