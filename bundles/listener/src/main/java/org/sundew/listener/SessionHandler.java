package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** Tells a session what its connection does. */
final class SessionHandler extends ChannelInboundHandlerAdapter {
    /** Its name in the pipeline; what decodes for it stands before it. */
    static final String NAME = "session";

    private final TcpSession session;

    SessionHandler(TcpSession session) {
        this.session = session;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        session.begin();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        try {
            session.received(data);
        } finally {
            data.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        session.settle();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            session.inputEnded();
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            session.handshakeOver(handshake.isSuccess() ? null : handshake.cause());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        session.broken(cause);
    }
}
