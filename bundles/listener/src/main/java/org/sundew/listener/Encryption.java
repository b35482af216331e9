package org.sundew.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;

/**
 * TLS on one session's connection. Until the handshake is over the raw bytes are kept aside, so that a visitor who spoke
 * something else to a TLS port is not forgotten. Lives on the session's thread.
 */
final class Encryption {
    /** The note that says why a handshake failed. */
    static final String ERROR = "tls.error";

    private static final int RAW_BYTES = 4_096;

    private final TcpSession session;
    private final Transcript raw;
    private @Nullable SslHandler handler;
    private boolean secure;

    Encryption(TcpSession session) {
        this.session = session;
        this.raw = new Transcript(RAW_BYTES, session.loop().premises().budget());
    }

    /** Begins as soon as the sensor's identity is at hand, which after the very first start takes a moment. */
    void start() {
        CompletableFuture<SslContext> identity =
                session.loop().premises().identity().context();
        if (identity.isDone()) {
            begin(identity);
        } else {
            var unused =
                    identity.whenComplete((context, failure) -> session.loop().execute(() -> begin(identity)));
        }
    }

    private void begin(CompletableFuture<SslContext> identity) {
        if (session.over()) {
            return;
        }
        if (identity.isCompletedExceptionally()) {
            session.record().note(ERROR, "the sensor has no TLS identity");
            session.end(ClosedBy.SERVER);
            return;
        }
        SslHandler tls = identity.join().newHandler(session.channel().alloc());
        handler = tls;
        ChannelPipeline pipeline = session.channel().pipeline();
        pipeline.addBefore(TcpInput.NAME, null, new Tap());
        pipeline.addBefore(TcpInput.NAME, null, tls);
        session.settle();
    }

    /** Whether bytes read now are the handshake's or encrypted. */
    boolean begun() {
        return handler != null;
    }

    boolean secure() {
        return secure;
    }

    /** The handshake is over, well or not. */
    void handshakeOver(@Nullable Throwable failure) {
        if (handler != null && failure == null) {
            secure = true;
            raw.payload();
            noteSession(handler.engine().getSession());
            session.secured();
            return;
        }
        if (failure != null) {
            failed(failure);
        }
    }

    private void noteSession(SSLSession agreed) {
        VisitRecord record = session.record();
        record.note(Note.TLS_VERSION, agreed.getProtocol().replace("TLSv", ""));
        record.note(Note.TLS_CIPHER, agreed.getCipherSuite());
        if (agreed instanceof ExtendedSSLSession extended) {
            for (SNIServerName name : extended.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    record.note(Note.TLS_SERVER_NAME, host.getAsciiName());
                }
            }
        }
    }

    /** The visitor hung up before the handshake was over. */
    void abandoned() {
        fail("hung up in the handshake", ClosedBy.VISITOR);
    }

    private void failed(Throwable failure) {
        if (failure instanceof ClosedChannelException) {
            abandoned();
        } else {
            fail(text(failure), ClosedBy.SERVER);
        }
    }

    private void fail(String what, ClosedBy by) {
        session.record().received().add(raw.payload().bytes());
        session.record().note(ERROR, what);
        session.end(by);
    }

    private static String text(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** Whether this failure is one of TLS; if so it is noted. */
    boolean broken(Throwable cause) {
        Throwable inner = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (!(inner instanceof SSLException)) {
            return false;
        }
        session.record().note(ERROR, text(inner));
        return true;
    }

    /** Keeps the first raw bytes until the handshake is over. */
    private final class Tap extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!secure && message instanceof ByteBuf data) {
                raw.add(data.nioBuffer());
            }
            context.fireChannelRead(message);
        }
    }
}
