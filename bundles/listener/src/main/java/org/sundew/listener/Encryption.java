package org.sundew.listener;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.sundew.event.ClosedBy;
import org.sundew.event.Note;

/**
 * TLS on one session's connection. What the visitor says in the handshake is kept by a {@link HandshakeTap} until the
 * handshake is over: a visitor that spoke something else to a TLS port is not forgotten, and one that found no cipher in
 * common still has its fingerprint. Lives on the session's thread.
 */
final class Encryption {
    /** The note that says why a handshake failed. */
    static final String ERROR = "tls.error";

    /** The limit on a handshake's time: a visitor that drips its hello is never idle. */
    static final String LIMIT = "tls.handshake.seconds";

    /** The same in seconds. */
    static final int SECONDS = 10;

    private final TcpSession session;
    private @Nullable SslHandler handler;
    private @Nullable HandshakeTap tap;
    private boolean secure;
    private boolean failed;
    private long begun;

    Encryption(TcpSession session) {
        this.session = session;
    }

    /** Begins as soon as the persona's identity is at hand, which for its very first visitor takes a moment. */
    void start() {
        CompletableFuture<SslContext> identity =
                session.loop().premises().identities().context(session.persona());
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
            failed = true;
            session.record().note(ERROR, "the sensor has no TLS identity");
            session.end(ClosedBy.SERVER);
            return;
        }
        SslHandler tls = identity.join().newHandler(session.channel().alloc());
        // not by Netty's clock: the sweep holds this limit as it does the others
        tls.setHandshakeTimeoutMillis(0);
        handler = tls;
        tap = new HandshakeTap(session);
        begun = session.loop().premises().nanos();
        ChannelPipeline pipeline = session.channel().pipeline();
        pipeline.addBefore(TcpInput.NAME, null, tap);
        pipeline.addBefore(TcpInput.NAME, null, new HandshakeRecords());
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

    /** Whether the handshake may still go well. */
    boolean awaited() {
        return !secure && !failed;
    }

    /** The handshake is over, well or not. */
    void handshakeOver(@Nullable Throwable failure) {
        if (failure != null) {
            failed(failure);
            return;
        }
        HandshakeTap present = tap;
        if (handler != null && present != null) {
            SSLSession agreed = handler.engine().getSession();
            session.record().note(Note.TLS_VERSION, agreed.getProtocol().replace("TLSv", ""));
            session.record().note(Note.TLS_CIPHER, agreed.getCipherSuite());
            present.noteHello();
            present.release();
            session.channel().pipeline().remove(present);
            tap = null;
            secure = true;
            session.secured();
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

    /** Ends the session if its handshake has taken too long. */
    void checkTime(long now) {
        if (tap != null && now - begun >= TimeUnit.SECONDS.toNanos(SECONDS)) {
            session.record().limited(LIMIT, SECONDS);
            fail("no handshake in time", ClosedBy.LIMIT);
        }
    }

    private void fail(String what, ClosedBy by) {
        failed = true;
        tellHandshake();
        session.record().note(ERROR, what);
        session.end(by);
    }

    /** What was said in a handshake that came to nothing is what the visitor said. To be called when the session ends. */
    void tellHandshake() {
        HandshakeTap present = tap;
        if (present != null) {
            tap = null;
            session.record().received().add(present.raw());
            present.noteHello();
            present.release();
        }
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
        tellHandshake();
        session.record().note(ERROR, text(inner));
        return true;
    }
}
