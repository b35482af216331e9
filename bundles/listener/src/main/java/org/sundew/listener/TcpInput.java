package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sundew.event.ClosedBy;
import org.sundew.sim.Dialog;

/**
 * What comes from a session's connection: the visitor's bytes, the end of them, and the end of the connection.
 *
 * <p>While a session is paused or has too much to send, nothing is read. Netty reads on nevertheless when the visitor
 * hangs up meanwhile, up to what the kernel holds: that is kept in {@link #held} until the session goes on.
 */
final class TcpInput extends ChannelInboundHandlerAdapter {
    /** Its name in the pipeline; what decodes for it stands before it. */
    static final String NAME = "session";

    private static final Logger LOG = LoggerFactory.getLogger(TcpInput.class);

    /** The note that counts bytes sent in the clear before TLS, which are not taken for encrypted ones. */
    private static final String DISCARDED = "tls.discarded.bytes";

    /** A visitor whose last bytes came in a piece as large as this may well be sending on: an upload, not a command. */
    private static final int MORE_TO_COME = 1_024;

    private final TcpSession session;
    private @Nullable Queue<ByteBuf> held;
    private @Nullable ByteBuffer inHand;
    private int lastRead;
    private boolean ended;
    private boolean endTold;

    TcpInput(TcpSession session) {
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
            received(data);
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
            ended = true;
            session.inputEnded();
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            session.handshakeOver(handshake.isSuccess() ? null : handshake.cause());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.end(ClosedBy.VISITOR);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (session.tlsBroken(cause)) {
            return;
        }
        if (!(cause instanceof IOException)) {
            LOG.error("A session failed in the listener itself", Printable.of(cause));
        }
        session.end(ClosedBy.VISITOR);
    }

    private void received(ByteBuf data) {
        if (session.over()) {
            return;
        }
        lastRead = data.readableBytes();
        session.touchClock();
        if (session.reading()) {
            take(data);
            return;
        }
        if (held == null) {
            held = new ArrayDeque<>();
        }
        held.add(data.retain());
    }

    private void take(ByteBuf data) {
        ByteBuffer view = data.nioBuffer().asReadOnlyBuffer();
        Transcript received = session.record().received();
        long most = session.serving().limits().receiveBytes();
        long room = most - received.total();
        boolean tooMuch = view.remaining() > room;
        received.add(view);
        if (tooMuch) {
            view.limit(view.position() + (int) room);
        }
        if (view.hasRemaining()) {
            inHand = view;
            session.deliver(view);
            inHand = null;
        }
        if (tooMuch) {
            session.limited("receive.bytes", most);
        }
    }

    /** Passes on what was held, as far as the session reads, and then the end, if it has come. */
    void takeHeld() {
        while (holds() && session.reading()) {
            ByteBuf next = next();
            try {
                take(next);
            } finally {
                next.release();
            }
        }
        if (ended && !endTold && session.talking() && session.reading() && !holds()) {
            endTold = true;
            session.call(TcpInput::tellEnd, session);
        }
    }

    private static void tellEnd(Dialog dialog, TcpSession session) {
        if (dialog.ended()) {
            session.closing(ClosedBy.VISITOR);
        }
    }

    private boolean holds() {
        return held != null && !held.isEmpty();
    }

    private ByteBuf next() {
        if (held == null) {
            throw new IllegalStateException("nothing is held");
        }
        return held.remove();
    }

    /** Whether the visitor may be in the middle of sending. */
    boolean speaking() {
        return lastRead >= MORE_TO_COME && !ended;
    }

    /** Drops what came before a TLS handshake, lest a third party put it there (RFC 3207 section 4.2). */
    void discardClear() {
        long discarded = 0;
        if (inHand != null) {
            discarded += inHand.remaining();
            inHand.position(inHand.limit());
        }
        while (holds()) {
            ByteBuf next = next();
            discarded += next.readableBytes();
            next.release();
        }
        if (discarded > 0) {
            session.record().note(DISCARDED, Long.toString(discarded));
        }
    }

    /** Lets go of what is held: the session is over. */
    void release() {
        if (held != null) {
            held.forEach(ByteBuf::release);
            held = null;
        }
    }
}
